/** INV: what must be true once everybody has met. */
import { Board, canonicalText, TRAY } from '@trame/shared/model'
import * as Y from 'yjs'
import { counted } from './counted.ts'
import { checkIndexes, checkTree, insist, readableWords } from './invariants.ts'
import { checkTexts } from './typing.ts'
import { ROOM, type World } from './world.ts'

export async function conclude(world: World): Promise<void> {
  const { tabs, relay } = world
  const [first] = tabs
  // What the fingerprint is taken of.
  const print = canonicalText(first!.board)
  for (const { board } of tabs) insist(canonicalText(board) === print, 'two tabs have different fingerprints')
  await checkNothingLost(world, first!.board)
  checkIndexes(first!.board, tabs.map(({ session }) => session.index))
  insist(canonicalText(boardOf(relay.updates(ROOM))) === print, 'the relay’s disk holds another board')
  note(first!.board)
  await checkTexts(world)
  await reload(world, print)
  counted.schedules++
}

/** Every node made and every word typed and not taken away is on the board, or in a copy of what the relay refused. */
async function checkNothingLost({ typed, removed, made, browsers, tabs }: World, board: Board): Promise<void> {
  const readable = readableWords(board)
  const words = [...typed.keys()].filter(word => !removed.has(word) && !readable.has(word))
  const nodes = [...made].filter(id => board.nodeKind(id) === null)
  checkTree(board, new Set([...made].filter(id => board.nodeKind(id) !== null)))
  counted.words += readable.size
  const copies = (await Promise.all(browsers.map(browser => browser.disk.open(tabs.find(({ page }) => page.browser === browser)!.page).copies(ROOM)))).flat()
  counted.copies += copies.length
  if (words.length === 0 && nodes.length === 0) return
  // What is missing was put aside, or was on no disk when its tab ended.
  const whole = boardOf([Y.encodeStateAsUpdate(board.facts.doc), ...copies.map(({ bytes }) => bytes)])
  const written = browsers.flatMap(({ disk }) => disk.everWritten)
  const disks = boardOf(written)
  const [inCopies, onDisks] = [readableWords(whole), wordsIn(written)]
  for (const word of words) insist(inCopies.has(word) || !onDisks.has(word), `a text that was typed, and deleted by nobody, is gone: ${word}`)
  for (const id of nodes) insist(whole.has(id) || !disks.has(id), `${id} is gone`)
  counted.legitimatelyLost += words.filter(word => !inCopies.has(word)).length
}

/** A device that opens the board again has it from its own disk, and has all of it once it has met the relay. */
async function reload(world: World, print: string): Promise<void> {
  const tab = world.tabs[world.seed % world.tabs.length]!
  world.tabs = world.tabs.filter(other => other !== tab)
  if (world.seed % 2 === 0) tab.leave()
  else tab.crash()
  const again = world.openTab(tab.page.browser)
  await world.meet()
  insist(canonicalText(again.board) === print, 'a tab that was opened again has another board')
  counted.reloads++
}

/** All words in updates, as bytes, whatever the board makes of them. */
function wordsIn(updates: readonly Uint8Array[]): Set<string> {
  const contents = updates.flatMap(update => Y.decodeUpdate(update).structs.flatMap(struct => (struct instanceof Y.Item && struct.content instanceof Y.ContentAny ? struct.content.arr : [])))
  return new Set(JSON.stringify(contents).split(/[^0-9a-z]+/))
}

function boardOf(updates: readonly Uint8Array[]): Board {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return new Board(doc, { author: '', now: () => 0, random: () => 0 })
}

function note(board: Board): void {
  counted.inTray += board.tree.children(TRAY).length
  for (const id of board.nodes()) {
    counted.conflicts += board.conflicts(id).length
    if (board.tree.isDisplaced(id)) counted.displaced++
  }
}
