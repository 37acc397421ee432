/** The text of a card as blocks that a page holds or does not hold: paragraphs, headings, items of lists. */
import type { BoardTexts } from '@trame/shared/exchange'

type TextNode = BoardTexts[string][number]
type Content = NonNullable<TextNode['content']>[number]
export type BlockPiece = { readonly text: string; readonly marks: Readonly<Record<string, unknown>> }
export type TextBlock = {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'quote' | 'code' | 'rule'
  /** How many lists it stands in. */
  readonly depth: number
  /** Before the first line of an item: a bullet, its number, a box. */
  readonly marker: string
  readonly pieces: readonly BlockPiece[]
}

/** A paragraph longer than this goes on in a block of its own, so that any block fits into a column. */
const LONGEST = 1_200
const BULLETS = ['•', '–', '·']
const ITEMS = new Set(['listItem', 'taskItem'])
const LISTS = new Set(['bulletList', 'orderedList', 'taskList'])

export const textBlocks = (nodes: readonly TextNode[]): TextBlock[] => nodes.flatMap(node => blocksOf(node, { depth: 0, kind: 'paragraph' }))

type Around = { readonly depth: number; readonly kind: TextBlock['kind']; readonly marker?: string }

function blocksOf(node: TextNode, around: Around): TextBlock[] {
  const { type, attrs, content = [] } = node
  if (type === 'horizontalRule') return [{ kind: 'rule', depth: around.depth, marker: '', pieces: [] }]
  if (LISTS.has(type)) return listBlocks(node, around.depth + 1)
  if (type === 'blockquote') return content.flatMap(child => ('type' in child ? blocksOf(child, { ...around, kind: 'quote' }) : []))
  const below = content.filter((child): child is TextNode => 'type' in child && child.type !== 'hardBreak')
  // What this version does not know may hold blocks too.
  if (below.length > 0 && !ITEMS.has(type)) return below.flatMap(child => blocksOf(child, around))
  const kind = type === 'heading' ? 'heading' : type === 'codeBlock' ? 'code' : around.kind
  return splitLong(piecesOf(content)).map((pieces, i) => ({ kind, depth: around.depth, marker: i === 0 ? (around.marker ?? '') : '', pieces })).filter(({ pieces, marker }) => pieces.length > 0 || marker !== '' || attrs?.level !== undefined)
}

function listBlocks({ type, attrs, content = [] }: TextNode, depth: number): TextBlock[] {
  const first = typeof attrs?.start === 'number' ? attrs.start : 1
  return content.flatMap((item, i) => {
    if (!('type' in item)) return []
    const marker = type === 'orderedList' ? `${first + i}.` : type === 'taskList' ? (isDone(item) ? '☑' : '☐') : BULLETS[(depth - 1) % BULLETS.length]!
    const inner = (item.content ?? []).flatMap((child, at) => ('type' in child ? blocksOf(child, { depth, kind: 'item', marker: at === 0 ? marker : '' }) : []))
    return inner.length > 0 ? inner : [{ kind: 'item' as const, depth, marker, pieces: [] }]
  })
}

const isDone = ({ attrs }: TextNode): boolean => attrs?.checked === true || attrs?.checked === 'true'

const piecesOf = (content: readonly Content[]): BlockPiece[] =>
  content.flatMap((child): BlockPiece[] => ('text' in child ? [{ text: child.text, marks: child.marks ?? {} }] : child.type === 'hardBreak' ? [{ text: '\n', marks: {} }] : piecesOf(child.content ?? [])))

function splitLong(pieces: readonly BlockPiece[]): BlockPiece[][] {
  const blocks: BlockPiece[][] = [[]]
  let length = 0
  for (const { text, marks } of pieces) {
    for (const part of text.length > LONGEST ? partsOf(text) : [text]) {
      if (length > 0 && length + part.length > LONGEST) {
        blocks.push([])
        length = 0
      }
      blocks.at(-1)!.push({ text: part, marks })
      length += part.length
    }
  }
  return blocks
}

/** Cut between words, or where there are none. */
const partsOf = (text: string): string[] => text.match(new RegExp(`[\\s\\S]{1,${LONGEST / 4}}(?:\\s+|$)|[\\s\\S]{1,${LONGEST / 4}}`, 'g')) ?? []
