/**
 * V21: every word of a query is found somewhere in a node's own texts or in the titles above it. A plain scan of folded
 * text: over 10,000 cards it costs less than an inverted index takes to build, and it finds any part of a word.
 */
import { fieldText, fold, treeOrder, type Board, type FieldDefinition } from '../model/index.ts'
import type { BoardIndex } from './boardIndex.ts'

/** The folded words of a query; what stands in quotation marks of any kind is one of them. */
export function searchTerms(query: string): string[] {
  return [...fold(query).matchAll(/"([^"]*)"?|[^\s"]+/g)].map(([whole, quoted]) => (quoted ?? whole).trim()).filter(term => term !== '')
}

/** Between texts: folding leaves it, and nobody searches for it. */
const SEPARATOR = '\u0001'
/** Folded. */
type Texts = { readonly title: string, readonly all: string }
const SEARCHED: ReadonlySet<FieldDefinition['type']> = new Set(['text', 'link', 'person', 'unknown'])

export class SearchIndex {
  private readonly board: Board
  private readonly index: BoardIndex
  private readonly texts = new Map<string, Texts>()
  /** For each query, which of its words a group and those above it do not have: the same list as far as possible. */
  private missing = new WeakMap<readonly string[], Map<string, readonly string[]>>()

  constructor(index: BoardIndex) {
    this.index = index
    this.board = index.board
  }

  /** Nodes whose texts may have changed; without ids: all, because a field or a person did. */
  forget(ids?: Iterable<string>): void {
    if (!ids) this.texts.clear()
    for (const id of ids ?? []) this.texts.delete(id)
    if (!ids || [...ids].some(id => this.board.nodeKind(id) !== 'card')) this.missing = new WeakMap()
  }

  matches(id: string, terms: readonly string[]): boolean {
    const left = this.missingAbove(id, terms)
    if (left.length === 0) return true
    const { all } = this.textsOf(id)
    return left.every(term => all.includes(term))
  }

  /** Groups and cards in sight that match, those with the words in their title first, then in the order of the tree. */
  find(query: string, limit: number): string[] {
    const terms = searchTerms(query)
    if (terms.length === 0) return []
    const rank = (id: string): number => {
      const { title } = this.textsOf(id)
      return title.startsWith(terms[0]!) ? 0 : terms.every(term => title.includes(term)) ? 1 : 2
    }
    const found = [...this.board.nodes()].filter(id => this.board.isVisible(id) && this.matches(id, terms)).map(id => ({ id, rank: rank(id) }))
    return found.sort((a, b) => a.rank - b.rank || treeOrder(this.board.tree, a.id, b.id)).slice(0, limit).map(({ id }) => id)
  }

  private missingAbove(id: string, terms: readonly string[]): readonly string[] {
    let known = this.missing.get(terms)
    if (!known) this.missing.set(terms, (known = new Map()))
    const { tree } = this.board
    // Without recursion, for nothing limits how deep a tree may be: up to what is known, and down again.
    const path: string[] = []
    let at = tree.parent(id)
    for (; at !== undefined && !known.has(at) && this.board.nodeKind(at) === 'group'; at = tree.parent(at)) path.push(at)
    let left = (at === undefined ? undefined : known.get(at)) ?? terms
    for (const group of path.toReversed()) {
      const { title } = this.textsOf(group)
      if (left.some(term => title.includes(term))) left = left.filter(term => !title.includes(term))
      known.set(group, left)
    }
    return left
  }

  private textsOf(id: string): Texts {
    let texts = this.texts.get(id)
    if (!texts) this.texts.set(id, (texts = this.read(id)))
    return texts
  }

  private read(id: string): Texts {
    const fields = this.index.fields().filter(field => SEARCHED.has(field.type) && field.id !== 'title' && field.id !== 'author')
    const texts = fields.map(field => fieldText(this.board, id, field)).filter(text => text !== '')
    const all = fold([this.board.title(id), ...texts].join(SEPARATOR))
    return { title: texts.length === 0 ? all : all.slice(0, all.indexOf(SEPARATOR)), all }
  }
}
