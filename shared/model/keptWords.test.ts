import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { textOf } from './cardText.ts'
import { deletionsIn, keepUnseen, keptWords, settleKept } from './keptWords.ts'

/** Two devices with one line, whose words both have. */
function apart(): [Y.Doc, Y.Doc] {
  const [anne, bruno] = [new Y.Doc({ gc: false }), new Y.Doc({ gc: false })]
  anne.clientID = 1
  bruno.clientID = 2
  const line = new Y.XmlElement('paragraph')
  line.insert(0, [new Y.XmlText('déjà là')])
  textOf(anne, 'carte').insert(0, [line])
  Y.applyUpdate(bruno, Y.encodeStateAsUpdate(anne))
  return [anne, bruno]
}
const lineOf = (doc: Y.Doc): Y.XmlText => (textOf(doc, 'carte').get(0) as Y.XmlElement).get(0) as Y.XmlText
function hear(doc: Y.Doc, update: Uint8Array): void {
  const deletions = deletionsIn(update)
  doc.once('afterTransaction', (transaction: Y.Transaction) => keepUnseen(transaction, deletions))
  Y.applyUpdate(doc, update)
}
const changes = (from: Y.Doc, to: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(from, Y.encodeStateVector(to))
const words = (doc: Y.Doc): string[] => keptWords(doc, 'carte').map(kept => kept.words)

test('[W1] words typed into a line that somebody else removed meanwhile are kept once, whoever notices first', () => {
  const [anne, bruno] = apart()
  lineOf(anne).insert(7, ' et moi')
  lineOf(anne).insert(14, ' aussi')
  textOf(bruno, 'carte').delete(0, 1)
  const [fromAnne, fromBruno] = [changes(anne, bruno), changes(bruno, anne)]
  // Both at once: each notices by itself.
  hear(bruno, fromAnne)
  hear(anne, fromBruno)
  hear(bruno, changes(anne, bruno))
  hear(anne, changes(bruno, anne))
  expect(words(anne)).toEqual([' et moi aussi'])
  expect(words(bruno)).toEqual([' et moi aussi'])
})

test('[W1] words that somebody had seen and deleted are not kept', () => {
  const [anne, bruno] = apart()
  textOf(bruno, 'carte').delete(0, 1)
  hear(anne, changes(bruno, anne))
  expect(words(anne)).toEqual([])
})

test('[W1] what is put back or left out is settled for everybody, however it was cut', () => {
  const [anne, bruno] = apart()
  const kept = anne.getMap('kept:carte')
  kept.set('7:10', 'bonjour')
  kept.set('7:13', 'jour à tous')
  kept.set('9:0', '   ')
  kept.set('junk', { evil: true })
  kept.set('7:x', 'rien')
  expect(keptWords(anne, 'carte')).toEqual([{ client: 7, clock: 10, words: 'bonjour à tous' }])
  settleKept(anne, 'carte', keptWords(anne, 'carte')[0]!)
  expect(words(anne)).toEqual([])
  hear(bruno, changes(anne, bruno))
  expect(words(bruno)).toEqual([])
})
