/**
 * What the views ask of a board, kept incrementally: an answer is the same object until it changes, so a view that
 * listens to one topic redraws only when its own answer did. One change costs the nodes it touches and what is above
 * them, never the whole board.
 */
import { BOARD_ID, fieldDefinitions, readText, ROOT, TRAY, type Board, type BoardChange, type FieldDefinition } from '../model/index.ts'
import { viewNode, viewPeople, viewStatus, viewTrashEntry, type BoardView, type NodeView, type PersonView, type StatusView, type TrashEntry } from './nodeView.ts'
import { viewSaved, type SavedView } from './savedView.ts'

/** `structure` changes with any place in the tree; `people` with names; `fields` with any field, option or column; the others carry the id they are about. */
export type Topic = 'board' | 'statuses' | 'structure' | 'trash' | 'people' | 'fields' | 'views' | `node:${string}` | `children:${string}` | `column:${string}`

/** The column of cards that have no status, or one that nobody knows. */
export const NO_STATUS = TRAY

export class BoardIndex {
  readonly board: Board
  private readonly stop: () => void
  private readonly listeners = new Map<Topic, Set<() => void>>()
  private readonly answers = new Map<Topic, unknown>()
  /** Archived or not, as last seen: the trash and the columns change when this does. */
  private readonly archived = new Set<string>()

  constructor(board: Board) {
    this.board = board
    for (const id of board.facts.ids()) if (board.nodeKind(id) !== null && board.isArchived(id)) this.archived.add(id)
    this.stop = board.onChange(change => this.follow(change))
  }

  close(): void {
    this.stop()
    this.listeners.clear()
    this.answers.clear()
  }

  subscribe(topic: Topic, listener: () => void): () => void {
    let set = this.listeners.get(topic)
    if (!set) this.listeners.set(topic, (set = new Set()))
    set.add(listener)
    return () => {
      set.delete(listener)
      if (set.size === 0 && this.listeners.get(topic) === set) this.listeners.delete(topic)
    }
  }

  // ---- questions ----

  node(id: string): NodeView | undefined {
    return this.answer(`node:${id}`, () => viewNode(this.board, id))
  }
  status(id: string): StatusView | undefined {
    return this.answer(`node:${id}`, () => viewStatus(this.board, id))
  }
  about(): BoardView {
    return this.answer('board', () => {
      const levels = this.board.field(BOARD_ID, 'levels')
      return {
        title: this.board.title(BOARD_ID),
        subtitle: readText(this.board.field(BOARD_ID, 'subtitle')),
        levels: Array.isArray(levels) ? levels.map(readText) : [],
      }
    })
  }
  /** The children to show: alive, or archived with something alive inside. */
  children(parent: string): readonly string[] {
    return this.answer(`children:${parent}`, () => this.board.tree.children(parent).filter(id => this.board.isVisible(id)))
  }
  /** The columns to show, in order; an archived one only while cards stand in it. NO_STATUS last, when it holds some. */
  statuses(): readonly string[] {
    return this.answer('statuses', () => [
      ...this.board.lanes.children(ROOT).filter(id => !this.board.isArchived(id) || this.column(id).length > 0),
      ...(this.column(NO_STATUS).length > 0 ? [NO_STATUS] : []),
    ])
  }
  /** The cards of a column that are not archived, in order. */
  column(status: string): readonly string[] {
    return this.answer(`column:${status}`, () => this.board.lanes.children(status).filter(id => !this.board.isArchived(id)))
  }
  /** The groups above a node, topmost first. */
  ancestors(id: string): readonly string[] {
    return this.board.tree.path(id).slice(1).filter(above => above !== ROOT && above !== TRAY).toReversed()
  }
  /** The topmost group above a card (its axis), or null when it lies right under the root or in the tray. */
  axisOf(id: string): string | null {
    return this.ancestors(id)[0] ?? null
  }
  /** The archived nodes whose parent is not archived with them, latest first. */
  trash(): readonly TrashEntry[] {
    return this.answer('trash', () => [...this.archived]
      .filter(id => !this.archived.has(this.board.tree.parent(id) ?? ''))
      .map(id => viewTrashEntry(this.board, id))
      .sort((a, b) => b.time - a.time || (a.id < b.id ? -1 : 1)))
  }

  /** The fields to show, in the board's order, built-in ones among them. */
  fields(): readonly FieldDefinition[] {
    return this.definitions().shown
  }
  /** Fields that were removed and can be restored. */
  removedFields(): readonly FieldDefinition[] {
    return this.definitions().removed
  }
  /** A field, removed or not. */
  field(id: string): FieldDefinition | undefined {
    return this.definitions().byId.get(id)
  }
  /** The saved views of the board, in order. */
  views(): readonly SavedView[] {
    return this.answer('views', () => this.board.views.children(ROOT).filter(id => !this.board.isArchived(id)).map(id => viewSaved(this.board, id)))
  }
  /** Everybody who has written on this board under a name, by name. */
  people(): readonly PersonView[] {
    return this.answer('people', () => viewPeople(this.board))
  }
  private definitions(): { readonly shown: readonly FieldDefinition[], readonly removed: readonly FieldDefinition[], readonly byId: ReadonlyMap<string, FieldDefinition> } {
    return this.answer('fields', () => {
      const all = fieldDefinitions(this.board)
      return { shown: all.filter(field => !field.isArchived), removed: all.filter(field => field.isArchived), byId: new Map(all.map(field => [field.id, field])) }
    })
  }

  private answer<T>(topic: Topic, ask: () => T): T {
    if (this.answers.has(topic)) return this.answers.get(topic) as T
    const answer = ask()
    this.answers.set(topic, answer)
    return answer
  }

  // ---- following the board ----

  private follow({ ids, parents, columns }: BoardChange): void {
    const stale = new Set<Topic>()
    for (const id of ids) this.markNode(id, stale)
    for (const parent of parents) this.markAbove(parent, stale)
    for (const column of columns) stale.add(column === ROOT ? 'statuses' : `column:${column}`)
    if (parents.size > 0) stale.add('structure')
    if (parents.size > 0 && this.archived.size > 0) stale.add('trash')
    // A column without a name of its own comes and goes with its cards.
    if ([...stale].some(topic => topic.startsWith('column:'))) stale.add('statuses')
    for (const topic of stale) this.answers.delete(topic)
    for (const topic of stale) for (const listener of this.listeners.get(topic) ?? []) listener()
  }

  private markNode(id: string, stale: Set<Topic>): void {
    stale.add(`node:${id}`)
    const kind = this.board.field(id, 'kind')
    if (id === BOARD_ID) stale.add('board')
    if (kind === 'status') stale.add('statuses')
    if (kind === 'field' || kind === 'option' || kind === 'status') stale.add('fields')
    if (kind === 'view') stale.add('views')
    if (kind === 'person') stale.add('people').add('trash')
    if (this.board.nodeKind(id) === null) return
    const isArchived = this.board.isArchived(id)
    // Its title, who put it there and when: a second hand may have done it later.
    if (isArchived) stale.add('trash')
    if (isArchived === this.archived.has(id)) return
    if (isArchived) this.archived.add(id)
    else this.archived.delete(id)
    stale.add('trash').add(`column:${this.board.lanes.parent(id) ?? NO_STATUS}`).add('structure')
    this.markAbove(this.board.tree.parent(id) ?? ROOT, stale)
  }

  /** A list of children, and those above it: an archived group is in sight because of what lies in it. */
  private markAbove(parent: string, stale: Set<Topic>): void {
    for (let above: string | undefined = parent; above; above = this.board.tree.parent(above)) {
      const topic: Topic = `children:${above}`
      // Marked before, and with it all above it: many changes in one deep branch climb it once.
      if (stale.has(topic)) return
      stale.add(topic)
    }
  }
}
