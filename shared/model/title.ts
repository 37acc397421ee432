/**
 * M10: titles merge. Every word of a title has a number of its own, and a rename carries the numbers (`was`): of the
 * words that stand, and of those that were taken away. Renames made at the same time are then woven together word by
 * word: what one of them added is added, what one of them took away is gone, and nothing stands twice, however many
 * people renamed from however many states. Where two changed the same word, its letters are merged three ways; where
 * that does not fit, the later one stands and the earlier one is shown as a conflict.
 * The numbers do what the identities of an observed-remove sequence do (Shapiro et al., "A comprehensive study of
 * Convergent and Commutative Replicated Data Types", 2011), on words, and only for titles that were renamed.
 */
import { commonSequence } from './commonSequence.ts'
import type { Fact, Patch } from './facts.ts'
import { readText } from './record.ts'

export type MergedTitle = {
  title: string
  /** Renames of which some text does not stand. */
  lost: readonly Fact[]
}

/** `cut`: which rename took the word away, null while it stands; `rank` orders the words taken away, latest last. */
type Word = { readonly id: number, readonly text: string, readonly cut: number | null, readonly rank: number }
/** A word as several renames know it; they are numbered in time order. */
type Woven = { readonly id: number, text: string, rank: number, readonly holders: Set<number>, readonly cuts: Map<number, number> }

/** Words taken away that a rename remembers. One forgotten may come back with a rename that was offline ever since; none is lost. */
const MOST_CUT = 32
/** Lost renames that one carries on. */
const MOST_CARRIED = 16
/** Of a word that lost against another one: the next rename takes it away for good. */
const DROPPED = 0

const nameOf = ({ client, clock }: Fact): string => `${client}:${clock}`
const wordsOf = (title: string): string[] => title.split(' ').filter(word => word !== '')
const textOf = (words: readonly { text: string }[]): string => words.map(({ text }) => text).join(' ')
/** A cleared title, which no command writes, takes away nobody's words. */
const isRename = ({ patch }: Fact): boolean => 'title' in patch && 'was' in patch && readText(patch.title) !== ''
/** The fact that made the record only gives the start: it survives because of its other fields. */
const startOf = (facts: readonly Fact[]): string => readText(facts.findLast(({ patch }) => 'title' in patch && !('was' in patch))?.patch.title)

/** The title out of all surviving facts of a record, oldest first. */
export function mergeTitle(facts: readonly Fact[]): MergedTitle {
  const renames = facts.filter(isRename)
  if (renames.length === 0) return { title: startOf(facts), lost: [] }
  if (renames.length === 1) return withLost(readText(renames[0]!.patch.title), carriedBy(renames[0]!))
  const { words, lost } = mergeWords(renames.map(rename => readWords(rename, startOf(facts))))
  return withLost(textOf(words.filter(({ cut }) => cut === null)), [...renames.flatMap(carriedBy), ...renames.filter((_, i) => lost.has(i))])
}

/** Each once, as long as one of its words does not stand. */
function withLost(title: string, lost: readonly Fact[]): MergedTitle {
  if (lost.length === 0) return { title, lost }
  const stands = new Set(wordsOf(title))
  const byName = new Map(lost.map(fact => [nameOf(fact), fact]))
  return { title, lost: [...byName.values()].filter(({ patch }) => wordsOf(readText(patch.title)).some(word => !stands.has(word))) }
}

/** Who renames on does not settle a conflict: the rename carries on what had lost, until somebody says which shall stand. */
function carriedBy({ patch: { was } }: Fact): Fact[] {
  const carried = Array.isArray(was) && Array.isArray(was[2]) ? (was[2] as unknown[]) : []
  return carried.flatMap(each => {
    const [client, clock, time, author, title] = Array.isArray(each) ? (each as unknown[]) : []
    const isFact = typeof client === 'number' && typeof clock === 'number' && typeof time === 'number' && typeof author === 'string' && typeof title === 'string'
    return isFact ? [{ client, clock, time, author, patch: { title } }] : []
  })
}

export type RenameOptions = {
  /** The lost rename that this one puts an end to. */
  settled?: Fact | undefined
  /** The title that was there when this one was written; absent: the one that stands. */
  over?: string | undefined
  /** Returns numbers in [0, 1). */
  random: () => number
}

/** What a rename to `wanted` writes. */
export function renamePatch(facts: readonly Fact[], wanted: string, { settled, over, random }: RenameOptions): Patch {
  const current = mergeTitle(facts)
  const renames = facts.filter(isRename)
  const { title, isWhole } = over === undefined ? { title: wanted, isWhole: true } : rebase(over, wanted, current.title)
  // What came meanwhile and does not stand beside it is shown, as if both had been written at the same time.
  const overwritten = isWhole ? [] : renames.slice(-1)
  const lost = [...current.lost, ...overwritten].filter(fact => !settled || nameOf(fact) !== nameOf(settled)).slice(-MOST_CARRIED)
  const start = startOf(facts)
  const known = renames.length === 0 ? startWords(start) : renames.length === 1 ? readWords(renames[0]!, start) : mergeWords(renames.map(rename => readWords(rename, start))).words
  const mark = 1_000 + Math.floor(random() * (2 ** 31 - 10_000))
  const words = align(known, wordsOf(title), mark)
  const cuts = words.filter(({ cut }) => cut !== null).sort((a, b) => a.rank - b.rank).slice(-MOST_CUT)
  const kept = new Set(cuts)
  return {
    title,
    was: [
      words.filter(word => word.cut === null || kept.has(word)).map(({ id }) => id),
      cuts.map(({ id, cut, text }) => [id, cut, text]),
      ...(lost.length > 0 ? [lost.map(({ client, clock, time, author, patch }) => [client, clock, time, author, patch.title])] : []),
    ],
  }
}

/** What somebody did to a title, done to the one that stands meanwhile; `isWhole`: nothing of that one had to give way. */
function rebase(over: string, wanted: string, current: string): { title: string, isWhole: boolean } {
  if (over === current) return { title: wanted, isWhole: true }
  const known = startWords(over)
  const { words, lost } = mergeWords([align(known, wordsOf(current), 1_000), align(known, wordsOf(wanted), 2_000_000)])
  return { title: textOf(words.filter(({ cut }) => cut === null)), isWhole: lost.size === 0 }
}

const startWords = (title: string): Word[] => wordsOf(title).map((text, id) => ({ id, text, cut: null, rank: 0 }))

/** The words of a rename; one that does not say them (another program's) is taken as a change of the first title. */
function readWords({ patch, client, clock }: Fact, start: string): Word[] {
  const texts = wordsOf(readText(patch.title))
  return readWas(patch.was, texts) ?? align(startWords(start), texts, -(2 ** 20 * (client % 2 ** 31) + 64 * (clock % 2 ** 14) + 64))
}

function readWas(was: unknown, texts: readonly string[]): Word[] | null {
  const [ids, cuts] = Array.isArray(was) ? (was as unknown[]) : []
  if (!Array.isArray(ids) || !Array.isArray(cuts) || !ids.every(id => Number.isSafeInteger(id)) || new Set(ids).size !== ids.length) return null
  const cutWords = new Map<unknown, Word>()
  for (const [rank, cut] of cuts.entries()) {
    const [id, mark, text] = Array.isArray(cut) ? (cut as unknown[]) : []
    if (typeof id !== 'number' || !Number.isSafeInteger(mark) || typeof text !== 'string') return null
    cutWords.set(id, { id, text, cut: mark as number, rank })
  }
  if (ids.filter(id => !cutWords.has(id)).length !== texts.length) return null
  let next = 0
  return (ids as number[]).map(id => cutWords.get(id) ?? { id, text: texts[next++]!, cut: null, rank: 0 })
}

/** The known words, changed so that those which stand say `texts`: what is new is numbered from `mark` on. */
function align(known: readonly Word[], texts: readonly string[], mark: number): Word[] {
  const words: Word[] = []
  let at = 0
  let fresh = 0
  let rank = known.reduce((most, word) => Math.max(most, word.rank), 0)
  const cutDropped = (word: Word): Word => (word.cut === DROPPED ? { ...word, cut: mark, rank: ++rank } : word)
  const take = (count: number, isCut: boolean): void => {
    for (let left = count; left > 0; at++) {
      const word = known[at]!
      if (word.cut === null) left--
      words.push(word.cut === null && isCut ? { ...word, cut: mark, rank: ++rank } : cutDropped(word))
    }
  }
  const standing = known.filter(({ cut }) => cut === null).map(({ text }) => text)
  let [taken, given] = [0, 0]
  for (const [inKnown, inNew] of [...commonSequence(standing, texts), [standing.length, texts.length] as const]) {
    take(inKnown - taken, true)
    for (const text of texts.slice(given, inNew)) words.push({ id: mark + fresh++, text, cut: null, rank: 0 })
    if (inKnown < standing.length) take(1, false)
    ;[taken, given] = [inKnown + 1, inNew + 1]
  }
  return [...words, ...known.slice(at).map(cutDropped)]
}

/** All words of all renames in one order. What two put at one place stands in the order of their hours. */
function weave(renames: readonly (readonly Word[])[]): Woven[] {
  const order: number[] = []
  const woven = new Map<number, Woven>()
  for (let rename = renames.length - 1; rename >= 0; rename--) {
    let at = -1
    for (const { id, text, cut, rank } of renames[rename]!) {
      const found = order.indexOf(id)
      if (found >= 0) at = found
      else order.splice(++at, 0, id)
      let word = woven.get(id)
      if (!word) woven.set(id, (word = { id, text, rank, holders: new Set(), cuts: new Map() }))
      word.holders.add(rename)
      word.rank = Math.max(word.rank, rank)
      if (cut !== null) word.cuts.set(rename, cut)
    }
  }
  return order.map(id => woven.get(id)!)
}

/** `words` as the next rename shall know them; `lost` numbers the renames of which a word lost against another. */
function mergeWords(renames: readonly (readonly Word[])[]): { words: Word[], lost: ReadonlySet<number> } {
  const words: Word[] = []
  const lost = new Set<number>()
  let gap: Woven[] = []
  const closeGap = (): void => {
    const standing = settleGap(gap, renames.length, lost)
    const ids = new Set(standing.map(({ id }) => id))
    words.push(...standing.map(({ id, text }) => ({ id, text, cut: null, rank: 0 })))
    words.push(...gap.filter(({ id }) => !ids.has(id)).map(({ id, text, cuts, rank }) => ({ id, text, cut: [...cuts.values()][0] ?? DROPPED, rank })))
    gap = []
  }
  for (const word of weave(renames)) {
    if (word.cuts.size > 0 || word.holders.size < renames.length) gap.push(word)
    else {
      closeGap()
      words.push({ id: word.id, text: word.text, cut: null, rank: 0 })
    }
  }
  closeGap()
  return { words, lost }
}

/** The words that stand between two that nobody touched. */
function settleGap(gap: readonly Woven[], count: number, lost: Set<number>): Woven[] {
  let standing = gap.filter(({ cuts }) => cuts.size === 0)
  const of = (rename: number, other: number): Woven[] => standing.filter(({ holders }) => holders.has(rename) && !holders.has(other))
  for (let later = 1; later < count; later++) {
    for (let earlier = 0; earlier < later; earlier++) {
      const a = of(earlier, later)
      const b = of(later, earlier)
      if (a.length === 0 || b.length === 0) continue
      const both = gap.filter(({ cuts }) => cuts.has(earlier) && cuts.has(later) && cuts.get(earlier) !== cuts.get(later))
      const merged = both.length === 0 ? once(a, b) : mergeLetters(textOf(both), a, b)
      if (merged === null) lost.add(earlier)
      const place = standing.indexOf(a[0]!)
      const before = standing.slice(0, place).filter(word => !b.includes(word))
      standing = [...before, ...(merged ?? b), ...standing.filter(word => !before.includes(word) && !a.includes(word) && !b.includes(word))]
    }
  }
  return standing
}

/** Both added something: both stand, the earlier one first; words that both began or ended with stand once. */
function once(earlier: readonly Woven[], later: readonly Woven[]): Woven[] {
  const most = Math.min(earlier.length, later.length)
  let start = 0
  while (start < most && earlier[start]!.text === later[start]!.text) start++
  let end = 0
  while (end < most - start && earlier.at(-1 - end)!.text === later.at(-1 - end)!.text) end++
  return [...later.slice(0, start), ...earlier.slice(start, earlier.length - end), ...later.slice(start)]
}

/** Letters of what both put in the place of `base`, merged three ways: only where both still resemble it, else letters of two words mix. */
function mergeLetters(base: string, earlier: readonly Woven[], later: readonly Woven[]): Woven[] | null {
  const [o, a, b] = [[...base], [...textOf(earlier)], [...textOf(later)]]
  const inA = new Map(commonSequence(o, a))
  const inB = new Map(commonSequence(o, b))
  const anchors = [...inA.keys()].filter(at => inB.has(at))
  if (textOf(earlier) !== textOf(later) && anchors.length * 3 < o.length * 2) return null
  let merged = ''
  let [fromO, fromA, fromB] = [0, 0, 0]
  for (const at of [...anchors, o.length]) {
    const [wasO, nowA, nowB] = [o.slice(fromO, at).join(''), a.slice(fromA, inA.get(at) ?? a.length).join(''), b.slice(fromB, inB.get(at) ?? b.length).join('')]
    if (nowA !== wasO && nowB !== wasO && nowA !== nowB) return null
    merged += (nowA === wasO ? nowB : nowA) + (o[at] ?? '')
    ;[fromO, fromA, fromB] = [at + 1, inA.get(at)! + 1, inB.get(at)! + 1]
  }
  const texts = wordsOf(merged)
  const sources = [...later, ...earlier]
  const holders = new Set(sources.flatMap(word => [...word.holders]))
  return texts.length > sources.length ? null : texts.map((text, i) => ({ ...sources[i]!, text, holders }))
}
