/** Importing again: which lines of a plan are there already, so that nothing comes twice. */
import type { CanonicalBoard, CanonicalNode } from '../../model/index.ts'
import { isMisspelling, wordsOf } from '../similar.ts'
import type { ImportPlan, PlanNode } from './plan.ts'

export type MatchState = 'same' | 'changed' | 'moved' | 'new'
/** `before` and `after` as stored; `title` and `status` stand among the fields. */
export type FieldChange = { readonly field: string, readonly before: unknown, readonly after: unknown }
export type Matched = {
  readonly key: string
  /** The node of the board; null for a new one. */
  readonly id: string | null
  /** `moved` may hold changes too. */
  readonly state: MatchState
  readonly changes: readonly FieldChange[]
}
export type Missing = { readonly id: string, readonly title: string, readonly kind: string }
export type ImportMatch = {
  readonly nodes: readonly Matched[]
  /** Nodes of the board, not in the trash, that the plan does not name. Those below another one are not listed. */
  readonly missing: readonly Missing[]
}

type Place = { readonly node: CanonicalNode, readonly parent: string | null }

/** Top down by title; then the same title elsewhere (moved); then a title spelt otherwise at the same place (changed). */
export function matchPlan(plan: ImportPlan, board: CanonicalBoard): ImportMatch {
  const places = new Map<string, Place>()
  const collect = (nodes: readonly CanonicalNode[], parent: string | null): void => {
    for (const node of nodes.filter(isThere)) {
      places.set(node.id, { node, parent })
      collect(node.children, node.id)
    }
  }
  collect([...board.tree, ...board.tray], null)
  const matcher = new Matcher(places)
  matcher.matchChildren(plan.tree, null, equalTitle)
  matcher.matchChildren(plan.tree, null, sameTitle)
  matcher.matchElsewhere(plan.tree)
  matcher.matchChildren(plan.tree, null, nearTitle)
  const kinds = new Map(board.statuses.map(({ id, fields }) => [id, fields.statusKind]))
  const columns = plan.fields.map(({ key, title }) => [key, board.definitions.find(definition => definition.fields.kind === 'field' && nameOf(definition) === nameOf({ title }))?.id ?? null] as const)
  const nodes = matcher.describe(plan.tree, { kinds, columns: new Map(columns), options: optionNames(board) })
  const taken = new Set(nodes.flatMap(({ id }) => id ?? []))
  const isMissing = (id: string): boolean => !taken.has(id)
  const missing = [...places].filter(([id, { parent }]) => isMissing(id) && (parent === null || !isMissing(parent)))
  return { nodes, missing: missing.map(([id, { node }]) => ({ id, title: node.title, kind: node.kind })) }
}

/** In the trash, and nothing below it is not. */
const isThere = (node: CanonicalNode): boolean => !node.archived || node.children.some(isThere)

/** As people compare names: their words; signs only where there is no word. */
const nameOf = ({ title }: { readonly title: string }): string => wordsOf(title).join(' ') || title
type SameNode = (planned: PlanNode, node: CanonicalNode) => boolean
const equalTitle: SameNode = (planned, node) => planned.title === node.title
const sameTitle: SameNode = (planned, node) => nameOf(planned) === nameOf(node)
const nearTitle: SameNode = (planned, node) => {
  const [a, b] = [wordsOf(planned.title), wordsOf(node.title)]
  return a.length === b.length && a.every((word, i) => isMisspelling(word, b[i]!))
}

class Matcher {
  private readonly places: ReadonlyMap<string, Place>
  private readonly idOf = new Map<string, string>()
  private readonly taken = new Set<string>()
  private readonly byParent = new Map<string | null, CanonicalNode[]>()

  constructor(places: ReadonlyMap<string, Place>) {
    this.places = places
    for (const { node, parent } of places.values()) this.byParent.set(parent, [...(this.byParent.get(parent) ?? []), node])
  }

  /** Children of nodes that belong together, in their order; below those that match, again. */
  matchChildren(planned: readonly PlanNode[], parent: string | null, isSame: SameNode): void {
    const open = (this.byParent.get(parent) ?? []).filter(({ id }) => !this.taken.has(id))
    for (const node of planned) {
      if (this.idOf.has(node.key)) continue
      const found = open.find(candidate => candidate.kind === node.kind && !this.taken.has(candidate.id) && isSame(node, candidate))
      if (found) this.take(node, found.id)
    }
    for (const node of planned) {
      const id = this.idOf.get(node.key)
      if (id !== undefined) this.matchChildren(node.children, id, isSame)
    }
  }

  /** The same title under another parent: groups first, because their children then match below them. */
  matchElsewhere(planned: readonly PlanNode[]): void {
    const open = new Map<string, CanonicalNode[]>()
    for (const { node } of this.places.values()) {
      const name = `${node.kind} ${nameOf(node)}`
      if (!this.taken.has(node.id)) open.set(name, [...(open.get(name) ?? []), node])
    }
    for (const kind of ['group', 'card'] as const) {
      for (const node of flat(planned)) {
        if (node.kind !== kind || this.idOf.has(node.key)) continue
        const found = open.get(`${kind} ${nameOf(node)}`)?.find(({ id }) => !this.taken.has(id))
        if (!found) continue
        this.take(node, found.id)
        this.matchChildren(node.children, found.id, sameTitle)
      }
    }
  }

  describe(planned: readonly PlanNode[], context: Comparison): Matched[] {
    const below = (nodes: readonly PlanNode[], parent: string | null): Matched[] => nodes.flatMap(node => {
      const id = this.idOf.get(node.key) ?? null
      const place = id === null ? null : this.places.get(id)!
      const changes = place ? changesOf(node, place.node, context) : []
      const state: MatchState = !place ? 'new' : place.parent !== parent ? 'moved' : changes.length > 0 ? 'changed' : 'same'
      return [{ key: node.key, id, state, changes }, ...below(node.children, id ?? `new ${node.key}`)]
    })
    return below(planned, null)
  }

  private take(node: PlanNode, id: string): void {
    this.idOf.set(node.key, id)
    this.taken.add(id)
  }
}

function* flat(nodes: readonly PlanNode[]): Generator<PlanNode> {
  for (const node of nodes) {
    yield node
    yield* flat(node.children)
  }
}

/** Kind of verdict by column; for each extra column the board's field of that name, or null; and the names of each field's options, by value. */
type Comparison = { readonly kinds: ReadonlyMap<string, unknown>, readonly columns: ReadonlyMap<string, string | null>, readonly options: ReadonlyMap<string, ReadonlyMap<string, string>> }

/** What the plan says and the board says otherwise. What the plan is silent about stays as it is. */
function changesOf(planned: PlanNode, node: CanonicalNode, { kinds, columns, options }: Comparison): FieldChange[] {
  const changes: FieldChange[] = planned.title === node.title ? [] : [{ field: 'title', before: node.title, after: planned.title }]
  if (planned.kind === 'card') {
    const isThere = planned.status === null ? kinds.get(node.status ?? '') === planned.statusKind : planned.status === node.status
    if (!isThere) changes.push({ field: 'status', before: node.status ?? null, after: planned.status ?? planned.statusKind })
  }
  for (const [name, after] of Object.entries(planned.fields)) {
    const field = columns.get(name) ?? name
    if (!isSameValue(node.fields[field], after, options.get(field))) changes.push({ field: name, before: node.fields[field] ?? null, after })
  }
  return changes
}

/** A stored value and the text that a file has for it: `12 000 €` is 12000, an option is known by its name. */
function isSameValue(stored: unknown, text: unknown, names: ReadonlyMap<string, string> | undefined): boolean {
  if (stored === text || typeof text !== 'string') return stored === text
  if (typeof stored === 'number') return Number(text.replace(/[\s€'’]/g, '').replace(',', '.')) === stored
  return typeof stored === 'string' && names?.get(stored)?.toLowerCase() === text.toLowerCase()
}

function optionNames({ definitions }: CanonicalBoard): Map<string, Map<string, string>> {
  const names = new Map<string, Map<string, string>>()
  for (const { id, title, fields } of definitions) {
    const colon = id.indexOf(':')
    if (fields.kind !== 'option' || title === '') continue
    const field = id.slice(0, colon)
    names.set(field, (names.get(field) ?? new Map()).set(id.slice(colon + 1), title))
  }
  return names
}
