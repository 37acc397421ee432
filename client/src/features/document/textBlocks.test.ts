import { expect, test } from 'vitest'
import { textBlocks } from './textBlocks.ts'

const said = (...nodes: Parameters<typeof textBlocks>[0][number][]): string[] => textBlocks(nodes).map(({ kind, depth, marker, pieces }) => [kind, depth, marker, pieces.map(({ text }) => text).join('')].filter(part => part !== '' && part !== 0).join(' '))
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ text }] })

test('[X24] a text is headings, paragraphs and items with their bullets, numbers and boxes; what is not known keeps its words', () => {
  expect(said(
    { type: 'heading', attrs: { level: 2 }, content: [{ text: 'Objectifs' }] },
    { type: 'paragraph', content: [{ text: 'un ' }, { text: 'mot', marks: { bold: {} } }, { type: 'hardBreak' }, { text: 'après' }] },
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('a'), { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph('b')] }] }] }] },
    { type: 'taskList', content: [{ type: 'taskItem', attrs: { checked: true }, content: [paragraph('fait')] }, { type: 'taskItem', content: [paragraph('à faire')] }] },
    { type: 'blockquote', content: [paragraph('cité')] },
    { type: 'horizontalRule' },
    { type: 'callout', content: [paragraph('inconnu')] },
    { type: 'paragraph' },
  )).toEqual(['heading Objectifs', 'paragraph un mot\naprès', 'item 1 • a', 'item 2 3. b', 'item 1 ☑ fait', 'item 1 ☐ à faire', 'quote cité', 'rule', 'paragraph inconnu'])
})

test('[X24] a text without an end becomes blocks that fit into a column, and loses nothing', () => {
  const long = 'mot '.repeat(2_000)
  const blocks = textBlocks([paragraph(long), paragraph('x'.repeat(5_000))])
  expect(blocks.every(({ pieces }) => pieces.reduce((sum, { text }) => sum + text.length, 0) <= 1_200)).toBe(true)
  expect(blocks.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join('')).toBe(long + 'x'.repeat(5_000))
})
