/** Texts of cards as JSON: the tree of the document as it is, with what this version does not know. */
import * as v from 'valibot'
import * as Y from 'yjs'
import { cardsWithText, textOf } from '../model/index.ts'

type Marks = Readonly<Record<string, unknown>>
export type TextPiece = { readonly text: string; readonly marks?: Marks | undefined }
export type TextNode = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> | undefined; readonly content?: readonly (TextNode | TextPiece)[] | undefined }
/** The text of each card that has one. */
export type BoardTexts = Readonly<Record<string, readonly TextNode[]>>

/** Deeper than anybody writes; a file that was made to exhaust whoever reads it is refused. */
const DEEPEST = 100

export const textsSchema: v.GenericSchema<Record<string, TextNode[]>> = v.record(v.string(), v.array(v.custom<TextNode>(value => isTextNode(value, 0))))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isOptionalRecord = (value: unknown): boolean => value === undefined || isRecord(value)

function isTextNode(value: unknown, depth: number): boolean {
  if (!isRecord(value) || depth > DEEPEST || typeof value.type !== 'string' || value.type === '' || !isOptionalRecord(value.attrs)) return false
  return value.content === undefined || (Array.isArray(value.content) && value.content.every(child => isTextPiece(child) || isTextNode(child, depth + 1)))
}
const isTextPiece = (value: unknown): boolean => isRecord(value) && typeof value.text === 'string' && isOptionalRecord(value.marks)

/** The texts of all cards; without those that are empty. */
export function readTexts(texts: Y.Doc): BoardTexts {
  const found = cardsWithText(texts).map(card => [card, textOf(texts, card).toArray().flatMap(nodeOf)] as const)
  return Object.fromEntries(found.filter(([, nodes]) => nodes.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function nodeOf(child: unknown): TextNode[] {
  if (!(child instanceof Y.XmlElement)) return []
  const attrs = child.getAttributes() as Record<string, unknown>
  const content = child.toArray().flatMap((below): (TextNode | TextPiece)[] => (below instanceof Y.XmlText ? piecesOf(below) : nodeOf(below)))
  return [{ type: child.nodeName, ...(Object.keys(attrs).length > 0 ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) }]
}

const piecesOf = (text: Y.XmlText): TextPiece[] =>
  (text.toDelta() as { insert: unknown; attributes?: Marks }[]).flatMap(({ insert, attributes }) => (typeof insert === 'string' ? [{ text: insert, ...(attributes ? { marks: attributes } : {}) }] : []))

/** Writes texts into a document that has none. */
export function writeTexts(texts: Y.Doc, from: BoardTexts): void {
  texts.transact(() => {
    for (const [card, nodes] of Object.entries(from)) textOf(texts, card).insert(0, nodes.map(elementOf))
  })
}

function elementOf({ type, attrs, content }: TextNode): Y.XmlElement {
  const element = new Y.XmlElement(type)
  for (const [key, value] of Object.entries(attrs ?? {})) element.setAttribute(key, value as string) // any JSON, in truth
  const children: (Y.XmlElement | Y.XmlText)[] = []
  let line: Y.XmlText | null = null
  let length = 0
  for (const child of content ?? []) {
    if ('text' in child) {
      if (line === null) {
        children.push((line = new Y.XmlText()))
        length = 0
      }
      line.insert(length, child.text, { ...child.marks })
      length += child.text.length
    } else {
      line = null
      children.push(elementOf(child))
    }
  }
  element.insert(0, children)
  return element
}
