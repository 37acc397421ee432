/**
 * The canonical board: what a board says, without how it came to say so. Two replicas that have seen the same edits
 * give the same canonical board, byte for byte once written as JSON; docs/spec/model.md describes it.
 */
import type { Board } from './board.ts'
import type { Patch } from './facts.ts'
import { BOARD_ID } from './record.ts'
import { byName, sayable } from './sayable.ts'
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
  const entries = Object.entries(record ?? {}).filter(([name]) => !leaveOut.has(name)).map(([name, value]) => [name, sayable(value)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null && value !== '').sort(byName))
}

export function canonicalBoard(board: Board): CanonicalBoard {
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
    tree: nodesUnder(board, ROOT),
    tray: nodesUnder(board, TRAY),
    definitions: [...board.facts.ids()].filter(isDefinition).sort().map(definition),
    others: [...board.facts.ids()].filter(isOther).sort().map(id => ({ id, fields: fieldsOf(board.facts.get(id), new Set()) })),
  }
}

function nodesUnder(board: Board, top: string): CanonicalNode[] {
  const childrenOf = new Map<string, CanonicalNode[]>([[top, []]])
  for (const id of board.tree.walk(top)) {
    const kind = board.nodeKind(id)!
    const node: CanonicalNode = {
      id,
      kind,
      title: board.title(id),
      archived: board.isArchived(id),
      ...(kind === 'card' ? { status: board.statusOf(id) } : {}),
      fields: fieldsOf(board.facts.get(id), STRUCTURAL),
      children: [],
    }
    childrenOf.set(id, node.children)
    childrenOf.get(board.tree.parent(id)!)!.push(node)
  }
  return childrenOf.get(top)!
}

/** M16: the canonical board as JSON without spaces: what the fingerprint is taken of. */
export function canonicalText(board: Board): string {
  const { statuses, tree, tray, definitions, others, fields, ...own } = canonicalBoard(board)
  const { format, schema, title, withoutStatus } = own
  return `{"format":${JSON.stringify(format)},"schema":${JSON.stringify(schema)},"title":${JSON.stringify(title)},"fields":${textOf(fields)},"statuses":[${statuses.map(statusText).join()}],"withoutStatus":${JSON.stringify(withoutStatus)},"tree":${nodesText(tree)},"tray":${nodesText(tray)},"definitions":[${definitions.map(definitionText).join()}],"others":[${others.map(other => `{"id":${JSON.stringify(other.id)},"fields":${textOf(other.fields)}}`).join()}]}`
}

const statusText = ({ id, title, archived, fields, cards }: CanonicalStatus): string =>
  `{"id":${JSON.stringify(id)},"title":${JSON.stringify(title)},"archived":${archived},"fields":${textOf(fields)},"cards":${JSON.stringify(cards)}}`

const definitionText = ({ id, title, archived, fields }: CanonicalDefinition): string =>
  `{"id":${JSON.stringify(id)},"title":${JSON.stringify(title)},"archived":${archived},"fields":${textOf(fields)}}`

/** JSON.stringify would put names that look like numbers first. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value).sort(byName).map(([name, inner]) => `${JSON.stringify(name)}:${textOf(inner)}`).join()}}`
}

/** M19: without recursion, which JSON.stringify would need for each level of the tree. */
function nodesText(nodes: readonly CanonicalNode[]): string {
  const pieces = ['[']
  const open = [nodes.values()]
  let isFirst = true
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const node = level.next().value
    if (!node) {
      open.pop()
      pieces.push(open.length > 0 ? ']}' : ']')
      isFirst = false
      continue
    }
    const { id, kind, title, archived, status, fields, children } = node
    pieces.push(isFirst ? '' : ',', `{"id":${JSON.stringify(id)},"kind":"${kind}","title":${JSON.stringify(title)},"archived":${archived}`)
    pieces.push(status === undefined ? '' : `,"status":${JSON.stringify(status)}`, `,"fields":${textOf(fields)},"children":[`)
    open.push(children.values())
    isFirst = true
  }
  return pieces.join('')
}
