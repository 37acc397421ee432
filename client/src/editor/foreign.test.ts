import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { knownNames } from './extensions.ts'
import { findForeign, UnreadableText } from './foreign.ts'
import { openWriter } from './testWriter.ts'

function element(name: string, attributes: Record<string, string>, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.insert(0, children)
  return made
}
const words = (text: string, marks?: Record<string, unknown>): Y.XmlText => {
  const made = new Y.XmlText()
  made.insert(0, text, marks)
  return made
}
const tableOf = (doc: Y.Doc): string => doc.getXmlFragment('text:card').slice(1, 2).map(node => (node as Y.XmlElement).toJSON()).join('')
const textWith = (...children: Y.XmlElement[]): Y.Doc => {
  const doc = new Y.Doc()
  doc.getXmlFragment('text:card').insert(0, children)
  return doc
}

test('[W3] a table and a mark of a newer version stay as they are through another’s reading and writing', () => {
  const cell = element('tableCell', { colspan: '2' }, element('paragraph', {}, words('dans la case')))
  const doc = textWith(element('paragraph', {}, words('avant ', {}), words('souligné', { highlight: { tint: 'amber' } })), element('table', { width: '80' }, element('tableRow', {}, cell)), element('paragraph', {}, words('après')))
  const before = tableOf(doc)
  const writer = openWriter(doc)
  expect(writer.state().doc.textContent).toBe('avant soulignédans la caseaprès')
  writer.edit(tr => tr.insertText('tout ', 1))
  writer.edit(tr => tr.insertText(' !', tr.doc.content.size - 1))
  expect(tableOf(doc)).toBe(before)
  expect(doc.getXmlFragment('text:card').toJSON()).toContain('<highlight tint="amber">souligné</highlight>')
  expect(writer.state().doc.textContent).toBe('tout avant soulignédans la caseaprès !')
  writer.close()
})

test('[W3] a list entry without its line is shown mended, not deleted', () => {
  const doc = textWith(element('bulletList', {}, element('listItem', {}, element('bulletList', {}, element('listItem', {}, element('paragraph', {}, words('au fond')))))), element('heading', { level: '99' }, words('titre')))
  const writer = openWriter(doc)
  expect(writer.state().doc.textContent).toBe('au fondtitre')
  expect(() => writer.state().doc.check()).not.toThrow()
  writer.close()
})

test.each([
  ['words outside of any line', () => { const doc = new Y.Doc(); doc.getXmlFragment('text:card').insert(0, [words('nu')]); return doc }],
  ['a name of JavaScript’s own', () => textWith(element('constructor', {}, words('x')))],
  ['a name that is none', () => textWith(element('a b<script>', {}, words('x')))],
  ['something in a line that is no text', () => { const text = new Y.XmlText(); text.insertEmbed(0, { evil: true }); return textWith(element('paragraph', {}, text)) }],
])('[W3] %s is no text of ours: it is not opened for writing', (_what, make) => {
  expect(() => findForeign(make().getXmlFragment('text:card'), knownNames())).toThrow(UnreadableText)
})
