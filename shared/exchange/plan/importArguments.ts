import type { BoardDraft, ImportedNode, ImportNodes } from '../../commands/index.ts'
import { ROOT, type CanonicalBoard, type CanonicalNode, type Patch, type StatusKind } from '../../model/index.ts'
import { emptyBoard, verdictStatuses, type TemplateLanguage } from '../templates.ts'
import type { ImportMatch, Matched } from './match.ts'
import type { ImportPlan, PlanNode } from './plan.ts'

/** A new board for a plan, still without its tree: columns, level names, title and subtitle. `importNodes` then fills it as one step. */
export function boardForPlan(plan: ImportPlan, { language, title }: { language: TemplateLanguage, title: string }): BoardDraft {
  const { levels } = emptyBoard(language, title).fields
  const subtitle = plan.subtitle === '' ? {} : { subtitle: plan.subtitle }
  return { title: plan.title || title, fields: { ...subtitle, levels: plan.levels.length > 0 ? plan.levels : levels }, statuses: verdictStatuses(language), tree: [] }
}

export type ImportChoices = {
  /** Lines of the plan, by key, that shall not be applied: not added, not changed, not moved. */
  readonly skipped?: readonly string[]
  /** Missing nodes that shall go to the trash. */
  readonly archived?: readonly string[]
}
export type ImportContext = ImportChoices & {
  /** What is imported: the name of the file, for the label of the step. */
  readonly title: string
  /** The board that is imported into, as it is now. */
  readonly board: CanonicalBoard
  readonly newId: () => string
}

/** What the command is to write, so that the board says what the plan says. */
export function importArguments(plan: ImportPlan, match: ImportMatch, { title, board, newId, skipped = [], archived = [] }: ImportContext): ImportNodes {
  const matched = new Map(match.nodes.map(node => [node.key, node]))
  const skip = new Set(skipped)
  const fields = newFields(plan, board, newId)
  const context: Context = { matched, skip, fields, newId, columnOf: columnFinder(board), lastIn: lastChildren(board), result: { added: [], changed: [], places: [] } }
  place(plan.tree, ROOT, context)
  const defined = plan.fields.filter(({ key }) => fields.get(key)?.isNew).map(({ key, title: name }) => ({ id: fields.get(key)!.id, title: name }))
  const isUsed = (id: string): boolean => [...context.result.added, ...context.result.changed].some(({ fields: held }) => held && id in held)
  return { title, fields: defined.filter(({ id }) => isUsed(id)), ...context.result, archived }
}

type Run = { under: string, after: string | null, ids: string[] }
type Context = {
  readonly matched: ReadonlyMap<string, Matched>
  readonly skip: ReadonlySet<string>
  readonly fields: ReadonlyMap<string, { id: string, isNew: boolean }>
  readonly newId: () => string
  readonly columnOf: (node: PlanNode) => string | null
  readonly lastIn: ReadonlyMap<string, string>
  readonly result: { added: ImportedNode[], changed: { id: string, title?: string, status?: string, fields?: Patch }[], places: Run[] }
}

/** In the order of the document, so that cards come into their columns in it; new and moved nodes that follow each other under one parent are one run. */
function place(nodes: readonly PlanNode[], under: string, context: Context): void {
  const { matched, skip, result } = context
  // Where nothing is known, what is new comes after what is there.
  const isForeign = nodes.every(({ key }) => (matched.get(key)?.id ?? null) === null || matched.get(key)?.state === 'moved')
  let after: string | null = isForeign ? (context.lastIn.get(under) ?? null) : null
  let run: Run | null = null
  for (const node of nodes) {
    const { id: known = null, state = 'new', changes = [] } = matched.get(node.key) ?? {}
    if (known === null && skip.has(node.key)) continue
    const id = known ?? context.newId()
    const isApplied = !skip.has(node.key)
    if (known === null) result.added.push({ id, kind: node.kind, title: node.title, status: node.kind === 'card' ? context.columnOf(node) : null, fields: fieldsOf(node.fields, context) })
    else if (isApplied && changes.length > 0) result.changed.push({ id, ...changeOf(node, changes.map(({ field }) => field), context) })
    if (known === null || (isApplied && state === 'moved')) {
      if (!run) result.places.push((run = { under, after, ids: [] }))
      run.ids.push(id)
    } else if (state !== 'moved') {
      after = id
      run = null
    }
    place(node.children, id, context)
  }
}

function changeOf(node: PlanNode, names: readonly string[], context: Context): { title?: string, status?: string, fields?: Patch } {
  const status = names.includes('status') ? context.columnOf(node) : null
  const held = Object.fromEntries(Object.entries(node.fields).filter(([name]) => names.includes(name)))
  return { ...(names.includes('title') ? { title: node.title } : {}), ...(status === null ? {} : { status }), fields: fieldsOf(held, context) }
}

const fieldsOf = (fields: Patch, { fields: own }: Context): Patch => Object.fromEntries(Object.entries(fields).map(([name, value]) => [own.get(name)?.id ?? name, value]))

/** The board's field of the same name, or a new one. */
function newFields(plan: ImportPlan, board: CanonicalBoard, newId: () => string): Map<string, { id: string, isNew: boolean }> {
  const known = board.definitions.filter(({ fields, archived }) => fields.kind === 'field' && !archived)
  return new Map(plan.fields.map(({ key, title }) => {
    const field = known.find(definition => definition.title.trim().toLowerCase() === title.trim().toLowerCase())
    return [key, field ? { id: field.id, isNew: false } : { id: newId(), isNew: true }]
  }))
}

/** The last child of each group, and of the root. */
function lastChildren({ tree }: CanonicalBoard): Map<string, string> {
  const last = new Map<string, string>()
  const walk = (nodes: readonly CanonicalNode[], parent: string): void => {
    for (const { id, children } of nodes) {
      last.set(parent, id)
      walk(children, id)
    }
  }
  walk(tree, ROOT)
  return last
}

/** The column that a card names; else the first one for its verdict; else the first one at all. */
function columnFinder(board: CanonicalBoard): (node: PlanNode) => string | null {
  const open = board.statuses.filter(({ archived }) => !archived)
  const byKind = new Map<StatusKind | null, string>()
  for (const { id, fields } of open.toReversed()) byKind.set(fields.statusKind as StatusKind, id)
  return ({ status, statusKind }) => open.find(({ id }) => id === status)?.id ?? byKind.get(statusKind) ?? open[0]?.id ?? null
}
