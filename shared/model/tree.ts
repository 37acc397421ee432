/**
 * One forest out of wishes that may contradict each other. Every node lists the places it would accept, best first.
 * A node takes its best place unless that place is missing, or lies on a cycle of which the node is the latest mover:
 * then it takes its next place, and at last the tray. Only nodes on a cycle ever move; what hangs below follows.
 *
 * The outcome does not depend on the order in which changes arrive: state = how many places each node has skipped;
 * step = one victim skips one place; the cycles of one state are disjoint, so steps on different cycles commute and
 * every run ends in the same state (Newman's diamond lemma; skips are finite). It is repaired on read, never by
 * writing. One update costs O(changed × depth), because a new cycle must pass through a changed node.
 */
import { DEFAULT_KEY } from './order.ts'

export type Place = { readonly parent: string, readonly key: string, readonly time: number }
export const ROOT = 'root'
export const TRAY = 'tray'

/** What an update changed: parents whose list of children is another, and nodes that lie elsewhere. */
export type TreeChange = { readonly parents: ReadonlySet<string>, readonly moved: ReadonlySet<string> }

type TreeNode = {
  readonly id: string
  places: readonly Place[]
  /** As it was when the node was last put. */
  mayHold: boolean
  skip: number
  /** What it lies under; null for the ends of every path, and for what is not placed yet. */
  above: TreeNode | null
  key: string
  children: string[] | null
  /** The update that last found its path to end in a root, and the climb that last passed it: marks cost no lookup. */
  rootedAt: number
  climbedAt: number
}
const newNode = (id: string, places: readonly Place[], mayHold: boolean): TreeNode =>
  ({ id, places, mayHold, skip: 0, above: null, key: '', children: null, rootedAt: 0, climbedAt: 0 })

/** Most nodes are leaves: they share one list. */
const NO_CHILDREN: readonly string[] = []
const NOWHERE: Place = { parent: TRAY, key: DEFAULT_KEY, time: -1 }

export class Tree {
  private readonly nodes = new Map<string, TreeNode>()
  /** Nodes that a cycle keeps from their best place; they are tried again at every update. */
  private readonly displaced = new Set<string>()
  /** Parents that are wished for and are not there (yet), with the nodes that wish for them. */
  private readonly waiting = new Map<string, Set<string>>()
  private touched = new Set<string>()
  private moved = new Set<string>()
  private updates = 0
  private climbs = 0
  private readonly mayHold: (id: string) => boolean

  /**
   * `mayHold` says which nodes may have children; a wish to lie under another one is no place. A node of which the answer
   * changes is to be updated.
   */
  constructor(mayHold: (id: string) => boolean = () => true) {
    this.mayHold = mayHold
    for (const id of [ROOT, TRAY]) this.nodes.set(id, newNode(id, [], true))
  }

  has(id: string): boolean {
    return this.nodes.has(id)
  }
  get size(): number {
    return this.nodes.size - 2
  }
  parent(id: string): string | undefined {
    const node = this.nodes.get(id)
    return node && (node.above?.id ?? '')
  }
  key(id: string): string {
    return this.nodes.get(id)?.key ?? ''
  }
  /** In order. The array is the tree's own and changes in place: copy it to keep it. */
  children(id: string): readonly string[] {
    return this.nodes.get(id)?.children ?? NO_CHILDREN
  }
  isDisplaced(id: string): boolean {
    return this.displaced.has(id)
  }
  /** `id` and everything above it, ending in ROOT or TRAY; empty for an unknown node. */
  path(id: string): string[] {
    const path: string[] = []
    for (let node = this.nodes.get(id) ?? null; node; node = node.above) path.push(node.id)
    return path
  }
  /** Everything below `top`, parents before children. */
  *walk(top: string): Generator<string> {
    // M19: no recursion, for nothing limits how deep a tree may be.
    const open = [{ ids: this.children(top), next: 0 }]
    for (let level = open.at(-1); level; level = open.at(-1)) {
      const id = level.ids[level.next++]
      if (id === undefined) {
        open.pop()
        continue
      }
      yield id
      if (this.children(id).length > 0) open.push({ ids: this.children(id), next: 0 })
    }
  }

  /**
   * Applies `places` of every changed node, best first; null for nodes that are gone.
   */
  update(changes: Iterable<readonly [id: string, places: readonly Place[] | null]>): TreeChange {
    this.touched = new Set()
    this.moved = new Set()
    const update = ++this.updates
    const dirty = new Set<TreeNode>()
    for (const id of this.displaced) dirty.add(this.nodes.get(id)!)
    for (const [id, places] of changes) {
      // M22: a record under one of these names, which no program of ours writes, is not in the tree.
      if (id === ROOT || id === TRAY || id === '') continue
      if (places) this.put(id, places, dirty)
      else this.remove(id, dirty)
    }
    this.displaced.clear()
    for (const node of dirty) this.place(node, 0)
    for (const id of [ROOT, TRAY]) this.nodes.get(id)!.rootedAt = update
    for (const node of dirty) this.settle(node, update)
    return { parents: this.touched, moved: this.moved }
  }

  private put(id: string, places: readonly Place[], dirty: Set<TreeNode>): void {
    const mayHold = this.mayHold(id)
    let node = this.nodes.get(id)
    if (node) {
      node.places = places
      node.mayHold = mayHold
    } else this.nodes.set(id, (node = newNode(id, places, mayHold)))
    if (mayHold) this.welcome(id, dirty)
    else for (const child of node.children ?? NO_CHILDREN) dirty.add(this.nodes.get(child)!)
    dirty.add(node)
  }

  /** Those that have wished for this parent look again. */
  private welcome(id: string, dirty: Set<TreeNode>): void {
    if (this.waiting.size === 0) return
    for (const waiting of this.waiting.get(id) ?? NO_CHILDREN) {
      const node = this.nodes.get(waiting)
      if (node) dirty.add(node)
    }
    this.waiting.delete(id)
  }

  private remove(id: string, dirty: Set<TreeNode>): void {
    const node = this.nodes.get(id)
    if (!node) return
    this.unlink(node)
    for (const child of node.children ?? NO_CHILDREN) {
      const below = this.nodes.get(child)!
      below.above = null
      dirty.add(below)
    }
    this.nodes.delete(id)
    dirty.delete(node)
  }

  /** Climbs from a node until the root; on a cycle its latest mover gives way, and the climb starts again. */
  private settle(node: TreeNode, update: number): void {
    for (;;) {
      const climb = ++this.climbs
      let at = node
      while (at.rootedAt !== update && at.climbedAt !== climb) {
        at.climbedAt = climb
        at = at.above!
      }
      if (at.rootedAt === update) {
        for (let passed = node; passed.rootedAt !== update; passed = passed.above!) passed.rootedAt = update
        return
      }
      let victim = at
      for (let other = at.above!; other !== at; other = other.above!) if (isLater(other, victim)) victim = other
      this.displaced.add(victim.id)
      this.place(victim, victim.skip + 1)
    }
  }

  /** Gives a node the first of its places, from `skip` on, whose parent exists. */
  private place(node: TreeNode, skip: number): void {
    for (; skip < node.places.length && !this.isPlace(node.places[skip]!.parent); skip++) this.await(node.id, node.places[skip]!.parent)
    node.skip = skip
    const { parent, key } = current(node)
    const above = this.nodes.get(parent)!
    if (above === node.above && key === node.key) return
    this.unlink(node)
    node.above = above
    node.key = key
    const siblings = (above.children ??= [])
    const last = siblings.at(-1)
    // A list that is read in its order grows at its end.
    if (last === undefined || this.isBefore(last, node)) siblings.push(node.id)
    else siblings.splice(this.position(siblings, node), 0, node.id)
    this.touched.add(parent)
    this.moved.add(node.id)
  }

  private isPlace(id: string): boolean {
    return this.nodes.get(id)?.mayHold === true
  }

  private await(id: string, parent: string): void {
    const ids = this.waiting.get(parent)
    if (ids) ids.add(id)
    else this.waiting.set(parent, new Set([id]))
  }

  private unlink(node: TreeNode): void {
    const siblings = node.above?.children
    if (!siblings) return
    const at = this.position(siblings, node)
    if (siblings[at] !== node.id) return
    siblings.splice(at, 1)
    this.touched.add(node.above!.id)
  }

  /** Binary search by key, then by id: equal keys are possible after an undo. */
  private position(siblings: readonly string[], node: TreeNode): number {
    let low = 0
    let high = siblings.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.isBefore(siblings[middle]!, node)) low = middle + 1
      else high = middle
    }
    return low
  }

  private isBefore(other: string, { id, key }: TreeNode): boolean {
    const otherKey = this.nodes.get(other)!.key
    return otherKey < key || (otherKey === key && other < id)
  }
}

const current = (node: TreeNode): Place => node.places[node.skip] ?? NOWHERE

function isLater(a: TreeNode, b: TreeNode): boolean {
  const [aTime, bTime] = [current(a).time, current(b).time]
  return aTime > bTime || (aTime === bTime && a.id > b.id)
}
