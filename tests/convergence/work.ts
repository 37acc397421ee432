/** One command of one person, and what it did to what may not get lost. */
import type { Board } from '@trame/shared/model'
import { counted } from './counted.ts'
import { insist, readableWords } from './invariants.ts'
import { operate, type Numbers, type Operation } from './operations.ts'
import type { Tab } from './tab.ts'
import type { World } from './world.ts'

const MOVES: ReadonlySet<string> = new Set(['move', 'both', 'indent', 'outdent', 'many', 'place'])
/** Steps that can take words away. */
const REWORDS: ReadonlySet<string> = new Set(['rename', 'settle', 'undo', 'redo', 'edit-field', 'edit-option', 'edit-view'])

export function act(world: World, tab: Tab, kind: Operation, numbers: Numbers): void {
  const { board } = tab
  if (MOVES.has(kind)) counted.moves++
  if (kind === 'archive') counted.archives++
  if (kind === 'undo') counted.undos++
  const before = REWORDS.has(kind) ? readableWords(board) : null
  const theirs = kind === 'undo' || kind === 'redo' ? othersWrites(board) : []
  const ids = new Set(board.facts.ids())
  const { isNewer } = board
  const fresh: string[] = []
  const newWord = (): string => {
    fresh.push(world.newWord())
    return fresh.at(-1)!
  }
  const seen: string[] = []
  let takenBack: string | undefined
  const result = tab.run(() => operate(board, kind, numbers, { newWord, sees: title => seen.push(title), takesBack: label => (takenBack = label?.command) }))
  if (result?.ok) for (const word of fresh) world.typed.set(word, board.author)
  if (result?.ok === false && result.code === 'would-cycle') counted.refusedMoves++
  if (result?.ok === false && result.code === 'newer-schema') counted.refusedAsNewer++
  insist(!isNewer || kind === 'unknown' || result === null || !result.ok, `a command wrote into a newer schema: ${kind}`)
  for (const [id, field, time] of theirs) insist(board.facts.latest(id, field)?.time === time, `${kind} overrode what somebody else had written in ${field}`)
  for (const id of board.facts.ids()) if (!ids.has(id) && board.nodeKind(id) !== null) world.made.add(id)
  if (!before) return
  const after = readableWords(board)
  const gone = [...before].filter(word => !after.has(word))
  for (const word of gone) world.removed.add(word)
  // M10: who types takes away nothing that they do not see, and undo of a rename nothing that others wrote.
  if (kind === 'rename') for (const word of gone) insist(seen.some(title => title.includes(word)), `a rename took away a word that was not before the one who typed: ${word}`)
  if (takenBack === 'renameNode') for (const word of gone) insist(world.typed.get(word) === board.author, `undo of a rename took away a word of somebody else: ${word}`)
  for (const word of after) if (!before.has(word)) world.removed.delete(word)
}

/** Fields whose latest write is somebody else's, with its time. */
function othersWrites(board: Board): [string, string, number][] {
  return [...board.facts.ids()].flatMap(id => Object.keys(board.facts.get(id)!).flatMap((field): [string, string, number][] => {
    const last = board.facts.latest(id, field)!
    return last.author === board.author ? [] : [[id, field, last.time]]
  }))
}
