/**
 * The canonical board: what a board says, without how it came to say so. Two replicas that have seen the same edits
 * give the same canonical board, byte for byte once written as JSON; docs/spec/model.md describes it.
 */
import type { Board } from './board.ts'
import type { Patch } from './facts.ts'
import { BOARD_ID } from './record.ts'
import { SCHEMA } from './schema.ts'
import { ROOT, TRAY } from './tree.ts'

export type CanonicalFields = Readonly<Record<string, unknown>>
export type CanonicalNode = {
  id: string
  kind: string
  title: string
  archived: boolean
  /** The column's id, for cards. */
  status?: string | null
  fields: CanonicalFields
  children: CanonicalNode[]
}
export type CanonicalStatus = { id: string, title: string, archived: boolean, fields: CanonicalFields, cards: string[] }
export type CanonicalDefinition = { id: string, title: string, archived: boolean, fields: CanonicalFields }
export type CanonicalBoard = {
  format: 'trame-board'
  schema: number
  title: string
  fields: CanonicalFields
  statuses: CanonicalStatus[]
  /** Cards of no column that exists, in order. */
  withoutStatus: string[]
  tree: CanonicalNode[]
  /** Nodes that no place was left for: "À replacer". */
  tray: CanonicalNode[]
  /** Fields, options and saved views, by id. They keep their kind and order key: built-in ones, which nobody wrote, stand among them. */
  definitions: CanonicalDefinition[]
  /** Records of kinds that this version does not know. */
  others: { id: string, fields: CanonicalFields }[]
}

/** How a board keeps its places; in the canonical form the lists themselves say it. */
const STRUCTURAL = new Set(['kind', 'title', 'was', 'at', 'lane', 'rank', 'gone', 'schema'])
const DEFINITIONS: ReadonlySet<unknown> = new Set(['field', 'option', 'view'])

/** Own fields in the order of their names; what was emptied counts as absent. */
function fieldsOf(record: Patch | undefined, leaveOut: ReadonlySet<string>): CanonicalFields {
  const entries = Object.entries(record ?? {}).filter(([name, value]) => !leaveOut.has(name) && value !== null && value !== undefined && value !== '')
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, sorted(value)]))
}

/** The same value with the keys of every object in order, so that equal values give equal text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
}

export function canonicalBoard(board: Board): CanonicalBoard {
  const node = (id: string): CanonicalNode => {
    const kind = board.nodeKind(id)!
    return {
      id,
      kind,
      title: board.title(id),
      archived: board.isArchived(id),
      ...(kind === 'card' ? { status: board.statusOf(id) } : {}),
      fields: fieldsOf(board.facts.get(id), STRUCTURAL),
      children: board.tree.children(id).map(node),
    }
  }
  const status = (id: string): CanonicalStatus => ({
    id,
    title: board.title(id),
    archived: board.isArchived(id),
    fields: fieldsOf(board.facts.get(id), STRUCTURAL),
    cards: [...board.lanes.children(id)],
  })
  const definition = (id: string): CanonicalDefinition =>
    ({ id, title: board.title(id), archived: board.isArchived(id), fields: fieldsOf(board.facts.get(id), new Set(['title', 'was', 'gone'])) })
  const isDefinition = (id: string): boolean => DEFINITIONS.has(board.field(id, 'kind'))
  const isOther = (id: string): boolean => id !== BOARD_ID && board.nodeKind(id) === null && board.field(id, 'kind') !== 'status' && board.field(id, 'kind') !== 'person' && !isDefinition(id)
  const schema = board.field(BOARD_ID, 'schema')
  return {
    format: 'trame-board',
    schema: typeof schema === 'number' ? schema : SCHEMA,
    title: board.title(BOARD_ID),
    fields: fieldsOf(board.facts.get(BOARD_ID), new Set([...STRUCTURAL, 'room'])),
    statuses: board.lanes.children(ROOT).map(status),
    withoutStatus: [...board.lanes.children(TRAY)],
    tree: board.tree.children(ROOT).map(node),
    tray: board.tree.children(TRAY).map(node),
    definitions: [...board.facts.ids()].filter(isDefinition).sort().map(definition),
    others: [...board.facts.ids()].filter(isOther).sort().map(id => ({ id, fields: fieldsOf(board.facts.get(id), new Set()) })),
  }
}
