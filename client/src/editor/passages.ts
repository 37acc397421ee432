/** Passages of a text that something is said about: where they are now, whatever was written since. */
import type { EditorState } from '@tiptap/pm/state'
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

/** Two relative positions of Yjs, as JSON, and the words that stood between them. */
export type TextPassage = { readonly from: string; readonly to: string; readonly quote: string }
export type Range = { readonly from: number; readonly to: number }

const LONGEST_QUOTE = 300
/** Stands for what is no text, so that places in words are places in the line. */
const LEAF = '\ufffc'

type Bound = { doc: Y.Doc; type: Y.XmlFragment; binding: { mapping: Map<Y.AbstractType<unknown>, never> } | null }
const boundOf = (state: EditorState): Bound | undefined => ySyncPluginKey.getState(state) as Bound | undefined

/** What is chosen; null when nothing is, or no words. */
export function chosenPassage(state: EditorState): TextPassage | null {
  const { from, to, empty } = state.selection
  const bound = boundOf(state)
  if (empty || !bound?.binding) return null
  const quote = state.doc.textBetween(from, to, ' ', LEAF).replaceAll(LEAF, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_QUOTE)
  if (quote === '') return null
  const write = (position: number): string => JSON.stringify(absolutePositionToRelativePosition(position, bound.type, bound.binding!.mapping))
  return { from: write(from), to: write(to), quote }
}

// C11: where its ends are; where the same words are, when its line was replaced; else nowhere.
export function rangeOf(state: EditorState, { from, to, quote }: TextPassage): Range | null {
  const bound = boundOf(state)
  if (!bound?.binding) return null
  const read = (position: string): number | null => {
    try {
      return relativePositionToAbsolutePosition(bound.doc, bound.type, Y.createRelativePositionFromJSON(JSON.parse(position)), bound.binding!.mapping)
    } catch {
      return null // what no program of ours wrote
    }
  }
  const [start, end] = [read(from), read(to)]
  const size = state.doc.content.size
  if (start !== null && end !== null && start < end && end <= size && isAbout(state.doc.textBetween(start, end, ' ', LEAF), quote)) return { from: start, to: end }
  return findWords(state, quote)
}

/** Edited words are still those that were spoken about, as long as there is something of them. */
function isAbout(now: string, quote: string): boolean {
  const words = new Set(quote.split(/\s+/))
  return now.split(/\s+/).some(word => words.has(word)) || (now.trim() !== '' && quote.includes(now.trim()))
}

/** The one place where these words stand in one line; null for none and for several. */
function findWords(state: EditorState, quote: string): Range | null {
  const found: Range[] = []
  state.doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    const line = node.textBetween(0, node.content.size, undefined, LEAF)
    for (let at = quote === '' ? -1 : line.indexOf(quote); at >= 0; at = line.indexOf(quote, at + 1)) found.push({ from: position + 1 + at, to: position + 1 + at + quote.length })
    return false
  })
  return found.length === 1 ? found[0]! : null
}
