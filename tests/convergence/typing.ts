/** Typing into the texts of cards, and what must have come of it once everybody has met. */
import { cardsWithText, textOf } from '@trame/shared/model'
import { roomName } from '@trame/shared/protocol'
import * as Y from 'yjs'
import { countedTexts } from './counted.ts'
import { insist } from './invariants.ts'
import type { Numbers } from './operations.ts'
import type { Tab } from './tab.ts'
import { ROOM, type World } from './world.ts'

const CARDS = ['c1', 'c2']

/** A word comes at the start or at the end of a line, or is a new line. */
export function typeInto(world: World, tab: Tab, [x, y, z]: Numbers): void {
  const { texts } = tab
  if (!texts) return
  const word = world.newWord()
  const fragment = textOf(texts, CARDS[x % CARDS.length]!)
  const lines = fragment.toArray().filter(line => line instanceof Y.XmlElement)
  tab.page.run(() =>
    texts.transact(() => {
      const line = lines[y % (lines.length + 1)]
      const text = line?.get(0)
      if (text instanceof Y.XmlText) return text.insert(z % 2 === 0 ? 0 : text.length, ` ${word} `)
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(` ${word} `)])
      fragment.insert(z % (fragment.length + 1), [paragraph])
    }),
  )
  world.typedInTexts.add(word)
  countedTexts.typed++
}

const readTexts = (texts: Y.Doc): string => cardsWithText(texts).toSorted().map(card => `${card} ${textOf(texts, card).toJSON()}`).join('\n')
const wordsIn = (text: string): string[] => text.match(/\bmot[0-9a-z]+/g) ?? []

/** All words in updates, as bytes, whether what they build on is there or not. */
const wordsWritten = (updates: readonly Uint8Array[]): Set<string> =>
  new Set(updates.flatMap(update => Y.decodeUpdate(update).structs.flatMap(struct => (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? wordsIn(struct.content.str) : []))))

/** W5, T11: every tab that opens the texts has the same ones, and each word that reached a disk is in them once, or in a copy. */
export async function checkTexts(world: World): Promise<void> {
  if (world.typedInTexts.size === 0) return
  const { tabs, relay, browsers } = world
  const room = roomName(ROOM, 'texts')
  // A meeting may open one more tab.
  for (let round = 0; round < 2; round++) {
    for (const tab of tabs) tab.openTexts()
    await world.meet()
  }
  const kept = new Y.Doc()
  for (const update of relay.updates(room)) Y.applyUpdate(kept, update)
  for (const card of CARDS) textOf(kept, card)
  const text = readTexts(kept)
  for (const { texts } of tabs) {
    insist(texts !== null, 'a tab does not open the texts')
    for (const card of CARDS) textOf(texts, card)
    insist(readTexts(texts) === text, 'a tab has other texts than the relay')
    countedTexts.compared++
  }
  const standing = wordsIn(text)
  countedTexts.words += standing.length
  insist(new Set(standing).size === standing.length, 'a word that was typed once stands twice')
  const missing = [...world.typedInTexts].filter(word => !standing.includes(word))
  if (missing.length === 0) return
  const copies = (await Promise.all(browsers.map(browser => browser.disk.open(tabs.find(({ page }) => page.browser === browser)!.page).copies(room)))).flat()
  const [inCopies, onDisks] = [wordsWritten(copies.map(({ bytes }) => bytes)), wordsWritten(browsers.flatMap(({ disk }) => disk.everWritten))]
  for (const word of missing) insist(inCopies.has(word) || !onDisks.has(word), `a word that was typed into a text is gone: ${word}`)
  countedTexts.inCopies += missing.filter(word => inCopies.has(word)).length
  countedTexts.onNoDisk += missing.filter(word => !inCopies.has(word)).length
}
