/**
 * What a text holds that this version does not know: nodes and marks of a newer one. The binding deletes what its schema
 * cannot make, for everybody; so each of them gets a place in the schema of this one text, under its own name.
 */
import { Mark, mergeAttributes, Node, type AnyExtension } from '@tiptap/core'
import * as Y from 'yjs'

type ForeignNode = { readonly isInline: boolean; readonly hasText: boolean; readonly attributes: readonly string[] }
export type Foreign = {
  readonly nodes: ReadonlyMap<string, ForeignNode>
  /** Each mark and its attributes. */
  readonly marks: ReadonlyMap<string, readonly string[]>
}

/** A name that can stand in a schema; anything else is nobody's newer version. */
const NAME = /^[A-Za-z][\w-]{0,63}$/
const isName = (name: unknown): name is string => typeof name === 'string' && NAME.test(name) && !(name in Object.prototype)
/** Marks that may overlap themselves carry a hash in the document. */
const markName = (name: string): string => name.replace(/--[A-Za-z0-9+/=]{8}$/, '')

/** Thrown when a text is not one: it is shown as words only, and never written. */
export class UnreadableText extends Error {}

/** All names in the text that are not in `known`. */
export function findForeign(fragment: Y.XmlFragment, known: { nodes: ReadonlySet<string>; marks: ReadonlySet<string> }): Foreign {
  const nodes = new Map<string, ForeignNode>()
  const marks = new Map<string, readonly string[]>()

  const readText = (text: Y.XmlText): void => {
    for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
      if (typeof insert !== 'string') throw new UnreadableText('something in a line that is no text')
      for (const [raw, value] of Object.entries(attributes ?? {})) {
        const name = markName(raw)
        if (known.marks.has(name)) continue
        if (!isName(name)) throw new UnreadableText('a mark without a name')
        const found = typeof value === 'object' && value !== null ? Object.keys(value).filter(isName) : []
        marks.set(name, [...new Set([...(marks.get(name) ?? []), ...found])])
      }
    }
  }
  const readElement = (element: Y.XmlElement, isInline: boolean): void => {
    const { nodeName } = element
    const children = element.toArray()
    const hasText = children.some(child => child instanceof Y.XmlText)
    if (!known.nodes.has(nodeName)) {
      if (!isName(nodeName)) throw new UnreadableText('a node without a name')
      const before = nodes.get(nodeName)
      const attributes = [...new Set([...(before?.attributes ?? []), ...Object.keys(element.getAttributes()).filter(isName)])]
      nodes.set(nodeName, { isInline: isInline || (before?.isInline ?? false), hasText: hasText || (before?.hasText ?? false), attributes })
    }
    readChildren(children, hasText || LINES.has(nodeName))
  }
  const readChildren = (children: readonly unknown[], isInline: boolean): void => {
    for (const child of children) {
      if (child instanceof Y.XmlText) readText(child)
      else if (child instanceof Y.XmlElement) readElement(child as Y.XmlElement, isInline)
      else throw new UnreadableText('something that is neither node nor text')
    }
  }
  const top = fragment.toArray()
  if (top.some(child => child instanceof Y.XmlText)) throw new UnreadableText('words outside of any line')
  readChildren(top, false)
  return { nodes, marks }
}

/** Nodes of lines: what stands in them is inline, also where no words are beside it. */
const LINES: ReadonlySet<string> = new Set(['paragraph', 'heading'])

/** The places of what is foreign; `label` is what a reader is told of it. */
export function foreignExtensions({ nodes, marks }: Foreign, label: string): AnyExtension[] {
  const attributesOf = (names: readonly string[]) => () => Object.fromEntries(names.map(name => [name, { default: null, rendered: false }]))
  return [
    ...[...nodes].map(([name, { isInline, hasText, attributes }]) =>
      Node.create({
        name,
        group: isInline ? 'inline' : 'block',
        inline: isInline,
        content: hasText ? 'inline*' : isInline ? '' : 'block*',
        defining: true,
        addAttributes: attributesOf(attributes),
        renderHTML({ node, HTMLAttributes }) {
          const tag = isInline ? 'span' : 'div'
          const own = mergeAttributes(HTMLAttributes, { 'data-foreign': name, 'data-label': label, contenteditable: 'false' })
          return node.isLeaf ? [tag, own] : [tag, own, 0]
        },
      }),
    ),
    ...[...marks].map(([name, attributes]) => Mark.create({ name, addAttributes: attributesOf(attributes), renderHTML: () => ['span', { 'data-foreign-mark': name }, 0] })),
  ]
}

/** True when `all` names something that `held` has no place for. */
export const isWiderThan = (all: Foreign, held: Foreign): boolean =>
  [...all.nodes].some(([name, { attributes, isInline, hasText }]) => {
    const place = held.nodes.get(name)
    return !place || place.isInline !== isInline || place.hasText !== hasText || attributes.some(attribute => !place.attributes.includes(attribute))
  }) || [...all.marks].some(([name, attributes]) => attributes.some(attribute => !held.marks.get(name)?.includes(attribute)) || !held.marks.has(name))
