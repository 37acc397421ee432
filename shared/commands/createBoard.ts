import { keyBetween, newOrderSession, BOARD_ID, ROOT, SCHEMA, TRAY, type NodeKind, type Patch, type StatusKind } from '../model/index.ts'
import { defineCommand, done, refuse } from './command.ts'
import type { StatusColour } from './statuses.ts'

/** A board to be made, as a template, an import or a demonstration describes it. */
export type BoardDraft = {
  title: string
  fields: Patch
  statuses: readonly DraftStatus[]
  tree: readonly DraftNode[]
  tray?: readonly DraftNode[]
  /** Fields, options, views, and records of kinds that this version does not know: written as they are. */
  others?: readonly { readonly id: string, readonly fields: Patch }[]
}
export type DraftStatus = { id: string, title: string, statusKind: StatusKind, colour: StatusColour, fields?: Patch, archived?: boolean, cards?: readonly string[] }
export type DraftNode = { id?: string, kind: NodeKind, title: string, status?: string | null, fields?: Patch, archived?: boolean, children?: readonly DraftNode[] }

export type CreateBoard = {
  /** The id in the board's address; kept inside, so that a document under a wrong address is recognised. */
  room: string
  draft: BoardDraft
}

/** Fills an empty board; a board that holds something is refused. It is no step of undo. */
export const createBoard = defineCommand<CreateBoard, void>((board, { room, draft }) => {
  if (board.facts.size > 0) return refuse('not-empty')
  const session = newOrderSession(() => 0)
  const keys = keyMaker(session)
  // M22: an id that is taken, or that means something else, is given to nobody a second time.
  const used = new Set<string>([ROOT, TRAY, BOARD_ID, ''])
  const free = (id: string | undefined): string => {
    const own = id === undefined || used.has(id) ? board.newId() : id
    used.add(own)
    return own
  }
  const patches: [string, Patch][] = [[BOARD_ID, { ...draft.fields, kind: 'board', schema: SCHEMA, room, title: draft.title }]]
  for (const { id, title, statusKind, colour, fields, archived } of draft.statuses) {
    patches.push([free(id), { ...fields, kind: 'status', title, statusKind, colour, rank: keys.next(ROOT), ...(archived ? { gone: ['import', ROOT] } : {}) }])
  }
  const laneKeys = keyMaker(session)
  const lanes = new Map(draft.statuses.flatMap(({ id, cards }) => (cards ?? []).map(card => [card, [id, laneKeys.next(id)]] as const)))
  const treeKeys = keyMaker(session)
  // M19: without recursion, parents before children.
  const open = [{ under: TRAY, nodes: (draft.tray ?? []).values() }, { under: ROOT, nodes: draft.tree.values() }]
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const node = level.nodes.next().value
    if (!node) {
      open.pop()
      continue
    }
    const { under } = level
    const { kind, title, status, fields, archived, children } = node
    const id = free(node.id)
    const lane = lanes.get(id) ?? (status ? [status, laneKeys.next(status)] : null)
    patches.push([id, { ...fields, kind, title, at: [under, treeKeys.next(under)], ...(lane ? { lane } : {}), ...(archived ? { gone: ['import', under] } : {}) }])
    if (children) open.push({ under: id, nodes: children.values() })
  }
  for (const { id, fields } of draft.others ?? []) patches.push([free(id), fields])
  board.note(patches)
  return done(undefined)
})

/** Keys in a row, per parent. */
function keyMaker(session: string): { next: (parent: string) => string } {
  const last = new Map<string, string>()
  return {
    next(parent) {
      const key = keyBetween(last.get(parent) ?? null, null, session)
      last.set(parent, key)
      return key
    },
  }
}
