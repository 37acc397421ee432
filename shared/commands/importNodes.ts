/** What an import writes, as one step: new groups and cards, changes of those that are there, and what goes to the trash. */
import { fieldDefinition, readTypedText, readWish, ROOT, type Board, type NodeKind, type Patch } from '../model/index.ts'
import { cleanTitle, defineCommand, done, isGroupPlace, refuse, type RefusalReason } from './command.ts'
import { lanePatches } from './lanePatches.ts'
import { placed } from './moveNode.ts'

export type ImportedNode = {
  /** From `board.newId()`. */
  readonly id: string
  readonly kind: NodeKind
  readonly title: string
  /** The column, for cards. */
  readonly status: string | null
  readonly fields: Patch
}
export type ImportNodes = {
  /** What is imported: the label names it. */
  readonly title: string
  /** Fields that the board does not have yet; they hold text. */
  readonly fields: readonly { readonly id: string, readonly title: string }[]
  /** New nodes; `places` says where. */
  readonly added: readonly ImportedNode[]
  /** New titles, columns and fields of nodes that are there. */
  readonly changed: readonly { readonly id: string, readonly title?: string, readonly status?: string, readonly fields?: Patch }[]
  /**
   * Runs of new and moved nodes: each run stands in its order under `under` (ROOT, or a group that is there or new) after
   * the node named, or first when that is null. A new group's run comes after the run that it stands in.
   */
  readonly places: readonly { readonly under: string, readonly after: string | null, readonly ids: readonly string[] }[]
  /** Nodes for the trash, each with all below it. */
  readonly archived: readonly string[]
}

/** Returns how many nodes were added, changed, moved and archived. */
export type Imported = { readonly added: number, readonly changed: number, readonly moved: number, readonly archived: number }

/** If one part does not fit, nothing is written. */
export const importNodes = defineCommand<ImportNodes, Imported>((board, args) => {
  const { title, fields, added, changed, places, archived } = args
  const refusal = faultOf(board, args)
  if (refusal !== null) return refuse(refusal)
  const patches = new Map<string, Record<string, unknown>>()
  const patch = (id: string, more: Patch): void => void patches.set(id, { ...patches.get(id), ...more })

  const ranks = board.keysAfter(board.fields, ROOT, board.fields.children(ROOT).at(-1) ?? null, fields.length)
  fields.forEach((field, i) => patch(field.id, { kind: 'field', type: 'text', title: cleanTitle(field.title), rank: ranks[i] }))
  const isNew = new Map(added.map(node => [node.id, node]))
  for (const node of added) patch(node.id, { ...typed(board, node.fields), kind: node.kind, title: cleanTitle(node.title) })
  for (const { under, after, ids } of places) {
    const keys = board.keysAfter(board.tree, under, after, ids.length)
    ids.forEach((id, i) => patch(id, isNew.has(id) ? { at: [under, keys[i]] } : placed(board, id, under, keys[i]!)))
  }
  for (const change of changed) patch(change.id, { ...typed(board, change.fields), ...(change.title === undefined ? {} : { title: cleanTitle(change.title) }) })
  for (const [status, cards] of byStatus(args)) for (const [id, lane] of lanePatches(board, { cards, status })) patch(id, lane)
  const batch = board.newId()
  const gone = archived.flatMap(id => [id, ...board.tree.walk(id)]).filter(id => !patches.has(id) && !board.isArchived(id))
  for (const id of gone) patch(id, { gone: [batch, readWish(board.field(id, 'at'))?.parent ?? ROOT] })

  if (patches.size > 0) board.change({ command: 'importNodes', title, count: patches.size - fields.length }, [...patches])
  return done({ added: added.length, changed: changed.length, moved: places.flatMap(({ ids }) => ids).filter(id => !isNew.has(id)).length, archived: gone.length })
})

/** What stands in a file as text, as values of the board's own fields: numbers, dates, options. What does not fit stays as it is written (V3). */
function typed(board: Board, fields: Patch = {}): Patch {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => {
    const field = fieldDefinition(board, name)
    if (!field || field.isBuiltIn || typeof value !== 'string') return [name, value]
    const read = readTypedText(board, field, value)
    return [name, read.ok ? read.value : value]
  }))
}

/** Cards that come into a column, in the order of the import. */
function byStatus({ added, changed }: ImportNodes): Map<string, string[]> {
  const columns = new Map<string, string[]>()
  for (const { id, status } of [...added, ...changed]) if (status) columns.set(status, [...(columns.get(status) ?? []), id])
  return columns
}

function faultOf(board: Board, { fields, added, changed, places, archived }: ImportNodes): RefusalReason | null {
  const newGroups = new Set(added.filter(({ kind }) => kind === 'group').map(({ id }) => id))
  const placed = new Set(places.flatMap(({ ids }) => ids))
  if ([...added, ...fields].some(({ title }) => cleanTitle(title) === '') || changed.some(({ title }) => title !== undefined && cleanTitle(title) === '')) return 'empty-title'
  if ([...added, ...fields].some(({ id }) => board.has(id)) || fields.some(({ id }) => fieldDefinition(board, id) !== null)) return 'unknown-node'
  if (added.some(({ id }) => !placed.has(id)) || places.some(({ under }) => !newGroups.has(under) && !isGroupPlace(board, under))) return 'unknown-place'
  const isNew = new Set(added.map(({ id }) => id))
  if ([...changed.map(({ id }) => id), ...archived, ...placed].some(id => !isNew.has(id) && board.nodeKind(id) === null)) return 'unknown-node'
  if ([...added, ...changed].some(({ status }) => status && board.field(status, 'kind') !== 'status')) return 'unknown-status'
  return isCircular(board, places) ? 'would-cycle' : null
}

/** Whether the parents, once all is placed, lead round in a circle. */
function isCircular(board: Board, places: ImportNodes['places']): boolean {
  const parents = new Map(places.flatMap(({ under, ids }) => ids.map(id => [id, under] as const)))
  return [...parents.keys()].some(id => {
    const seen = new Set<string>()
    for (let at: string | undefined = id; at !== undefined; at = parents.get(at) ?? board.tree.parent(at)) {
      if (seen.has(at)) return true
      seen.add(at)
    }
    return false
  })
}
