/** The text of a card: what a key costs on the wire, on the device and in time, and what opening costs. */
import * as Y from 'yjs'
import { textOf } from '@trame/shared/model'
import { openWriter } from '../../../client/src/editor/testWriter.ts'
import { size, time, type Report } from '../report.ts'
import { clocked, median } from '../rounds.ts'

const KEYS = 1_000
const CARDS = 2_000
const WORDS = 'Appui à la définition d’une stratégie partagée entre les territoires voisins, avec les partenaires. '

export function measure(report: Report): Promise<void> {
  report.section(`${KEYS} keys, one after the other`)
  const doc = new Y.Doc({ gc: false })
  const writer = openWriter(doc)
  let wire = 0
  doc.on('update', (update: Uint8Array) => (wire += update.byteLength))
  const took = Array.from({ length: KEYS }, (_, i) => clocked(() => writer.edit(tr => tr.insertText(WORDS[i % WORDS.length]!))))
  const stored = Y.encodeStateAsUpdate(doc)
  report.line('one key, binding and document', time(median(took)))
  report.line('on the wire, all keys', size(wire))
  report.line('the document at the end', size(stored.byteLength))
  report.limit({ name: 'bytes on the wire per key', value: wire / KEYS, unit: ' B', atMost: 60 })
  report.limit({ name: 'bytes kept per key', value: stored.byteLength / KEYS, unit: ' B', atMost: 2 })
  writer.close()

  report.section(`${CARDS} texts of 300 characters in one document`)
  const all = new Y.Doc({ gc: false })
  all.transact(() => {
    for (let card = 0; card < CARDS; card++) {
      const lines = [0, 1, 2].map(() => {
        const line = new Y.XmlElement('paragraph')
        const text = new Y.XmlText()
        text.insert(0, WORDS)
        line.insert(0, [text])
        return line
      })
      textOf(all, card === 0 ? 'card' : `card${card}`).insert(0, lines)
    }
  })
  const bytes = Y.encodeStateAsUpdate(all)
  report.line('asleep, as bytes', size(bytes.byteLength))
  const woken = Array.from({ length: 7 }, () => {
    const opened = new Y.Doc({ gc: false })
    const wakeMs = clocked(() => Y.applyUpdate(opened, bytes))
    const bindMs = clocked(() => openWriter(opened).close())
    return { wakeMs, bindMs }
  })
  report.line('all texts awake', time(median(woken.map(({ wakeMs }) => wakeMs))))
  report.line('one of them bound to the editor, without a screen', time(median(woken.map(({ bindMs }) => bindMs))))
  return Promise.resolve()
}
