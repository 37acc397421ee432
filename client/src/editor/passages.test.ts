import { TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { chosenPassage, rangeOf, type TextPassage } from './passages.ts'
import { openWriter, type Writer } from './testWriter.ts'

const sync = (a: Writer, b: Writer): void => {
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)))
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)))
}
function open(text: string): [Writer, Writer] {
  const docs = [1, 2].map(client => {
    const doc = new Y.Doc({ gc: false })
    doc.clientID = client
    return doc
  })
  for (const line of text.split('\n')) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(line)])
    docs[0]!.getXmlFragment('text:card').push([paragraph])
  }
  Y.applyUpdate(docs[1]!, Y.encodeStateAsUpdate(docs[0]!))
  return docs.map(doc => openWriter(doc)) as [Writer, Writer]
}
function choose(writer: Writer, words: string): TextPassage {
  let at = -1
  writer.state().doc.descendants((node, position) => {
    if (node.isText && node.text!.includes(words)) at = position + node.text!.indexOf(words)
  })
  writer.edit(tr => tr.setSelection(TextSelection.create(tr.doc, at, at + words.length)))
  return chosenPassage(writer.state())!
}
const wordsAt = (writer: Writer, passage: TextPassage): string | null => {
  const range = rangeOf(writer.state(), passage)
  return range && writer.state().doc.textBetween(range.from, range.to, ' ')
}

test('[C11] a passage stays at its words while others write before, after and inside it', () => {
  const [anne, bruno] = open('Objectifs du projet\nUn budget de 8 000 euros par an')
  const passage = choose(anne, 'budget de 8 000 euros')
  expect(passage.quote).toBe('budget de 8 000 euros')
  bruno.edit(tr => tr.insertText('Les ', 1))
  bruno.edit(tr => tr.insertText('gros ', tr.doc.content.size - 'budget de 8 000 euros par an'.length - 1 + 'budget de '.length))
  sync(anne, bruno)
  expect(wordsAt(anne, passage)).toBe('budget de gros 8 000 euros')
  expect(wordsAt(bruno, passage)).toBe('budget de gros 8 000 euros')
})

test('[C11] a passage whose line was replaced is where the same words are, and nowhere when they are gone or stand twice', () => {
  const [anne, bruno] = open('Un budget de 8 000 euros\nautre chose')
  const passage = choose(anne, '8 000 euros')
  const retype = (lines: string[]): void => {
    const fragment = bruno.fragment
    fragment.delete(0, fragment.length)
    fragment.insert(0, lines.map(line => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(line)])
      return paragraph
    }))
    sync(anne, bruno)
  }
  retype(['Coût : 8 000 euros', 'fin'])
  expect(wordsAt(anne, passage)).toBe('8 000 euros')
  retype(['8 000 euros ou 8 000 euros'])
  expect(wordsAt(anne, passage)).toBeNull()
  retype(['rien'])
  expect(wordsAt(anne, passage)).toBeNull()
  expect(rangeOf(anne.state(), { from: '{"x":', to: 'null', quote: '' })).toBeNull()
})
