import { personId, readCapacity, readGone, readStatusKind, readText, readWish, sortKey, type Board, type Fact, type NodeKind, type Patch, type StatusKind } from '../model/index.ts'

export type Track = 'common' | 'tailored'
export type Submission = 'arbitration' | 'interest'

/** A group or a card, as every view shows it. The object is the same until the node changes. */
export type NodeView = {
  readonly id: string
  readonly kind: NodeKind
  readonly title: string
  readonly parent: string
  /** The column's id; null for groups and for cards of no column. */
  readonly status: string | null
  readonly isArchived: boolean
  readonly track: Track | null
  readonly priority: string | null
  readonly territory: string | null
  readonly submission: Submission | null
  readonly rationale: string | null
  readonly conflicts: readonly Fact[]
  /** The group that it was wanted under, when a cycle keeps it from there (T13). */
  readonly heldFrom: string | null
  /** All fields, those of newer clients included. */
  readonly fields: Patch
}
export type StatusView = { readonly id: string, readonly title: string, readonly statusKind: StatusKind, readonly colour: string, readonly capacity: number | null, readonly isArchived: boolean }
export type PersonView = { readonly author: string, readonly name: string, readonly colour: string }
export type BoardView = { readonly title: string, readonly subtitle: string, readonly levels: readonly string[] }
export type TrashEntry = { readonly id: string, readonly author: string, readonly authorName: string | null, readonly time: number }

const optional = (value: unknown): string | null => readText(value) || null

export function viewNode(board: Board, id: string): NodeView | undefined {
  const kind = board.nodeKind(id)
  const fields = board.facts.get(id)
  if (!kind || !fields) return undefined
  return {
    id,
    kind,
    title: board.title(id),
    parent: board.tree.parent(id) ?? '',
    status: kind === 'card' ? board.statusOf(id) : null,
    isArchived: board.isArchived(id),
    track: fields.track === 'common' || fields.track === 'tailored' ? fields.track : null,
    priority: optional(fields.priority),
    territory: optional(fields.territory),
    submission: fields.submission === 'arbitration' || fields.submission === 'interest' ? fields.submission : null,
    rationale: optional(fields.rationale),
    conflicts: board.conflicts(id),
    heldFrom: board.tree.isDisplaced(id) ? (readWish(board.field(id, 'at'))?.parent ?? null) : null,
    fields,
  }
}

export function viewStatus(board: Board, id: string): StatusView | undefined {
  const fields = board.facts.get(id)
  if (fields?.kind !== 'status') return undefined
  return { id, title: board.title(id), statusKind: readStatusKind(fields.statusKind), colour: readText(fields.colour) || 'slate', capacity: readCapacity(fields.capacity), isArchived: board.isArchived(id) }
}

export const viewPerson = (board: Board, author: string): string | null => optional(board.field(personId(author), 'name'))

export function viewPeople(board: Board): PersonView[] {
  const prefix = personId('')
  const people = [...board.facts.ids()].filter(id => id.startsWith(prefix)).map(id =>
    ({ author: id.slice(prefix.length), name: readText(board.field(id, 'name')), colour: readText(board.field(id, 'colour')) }))
  return people.filter(({ name }) => name !== '').sort((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : sortKey(a.name) > sortKey(b.name) || a.author > b.author ? 1 : -1))
}

export function viewTrashEntry(board: Board, id: string): TrashEntry {
  const fact = board.facts.history(id).findLast(({ patch }) => readGone(patch.gone) !== null)
  const author = fact?.author ?? ''
  return { id, author, authorName: viewPerson(board, author), time: fact?.time ?? 0 }
}
