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

type TreeNode = { places: readonly Place[], skip: number, parent: string, key: string, children: string[] }
const NOWHERE: Place = { parent: TRAY, key: DEFAULT_KEY, time: -1 }

export class Tree {
  private readonly nodes = new Map<string, TreeNode>()
  /** Nodes that a cycle keeps from their best place; they are tried again at every update. */
  private readonly displaced = new Set<string>()
  /** Parents that are wished for and are not there (yet), with the nodes that wish for them. */
  private readonly waiting = new Map<string, Set<string>>()
  private touched = new Set<string>()
  private moved = new Set<string>()
  private readonly mayHold: (id: string) => boolean

  /** `mayHold` says which nodes may have children; a wish to lie under another one is no place. */
  constructor(mayHold: (id: string) => boolean = () => true) {
    this.mayHold = mayHold
    for (const id of [ROOT, TRAY]) this.nodes.set(id, { places: [], skip: 0, parent: '', key: '', children: [] })
  }

  has(id: string): boolean {
    return this.nodes.has(id)
  }
  get size(): number {
    return this.nodes.size - 2
  }
  parent(id: string): string | undefined {
    return this.nodes.get(id)?.parent
  }
  key(id: string): string {
    return this.nodes.get(id)?.key ?? ''
  }
  /** In order. The array is the tree's own and changes in place: copy it to keep it. */
  children(id: string): readonly string[] {
    return this.nodes.get(id)?.children ?? []
  }
  isDisplaced(id: string): boolean {
    return this.displaced.has(id)
  }
  /** `id` and everything above it, ending in ROOT or TRAY; empty for an unknown node. */
  path(id: string): string[] {
    const path: string[] = []
    for (let node = this.nodes.get(id), at = id; node; at = node.parent, node = this.nodes.get(at)) path.push(at)
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
    const dirty = new Set(this.displaced)
    for (const [id, places] of changes) {
      // M22: a record under one of these names, which no program of ours writes, is not in the tree.
      if (id === ROOT || id === TRAY || id === '') continue
      if (places) this.put(id, places, dirty)
      else this.remove(id, dirty)
    }
    this.displaced.clear()
    for (const id of dirty) this.place(id, 0)
    const rooted = new Set([ROOT, TRAY])
    for (const id of dirty) this.settle(id, rooted)
    return { parents: this.touched, moved: this.moved }
  }

  private put(id: string, places: readonly Place[], dirty: Set<string>): void {
    const node = this.nodes.get(id)
    if (node) node.places = places
    else this.nodes.set(id, { places, skip: 0, parent: '', key: '', children: [] })
    if (this.isPlace(id)) {
      for (const child of this.waiting.get(id) ?? []) if (this.nodes.has(child)) dirty.add(child)
      this.waiting.delete(id)
    } else for (const child of node?.children ?? []) dirty.add(child)
    dirty.add(id)
  }

  private remove(id: string, dirty: Set<string>): void {
    const node = this.nodes.get(id)
    if (!node) return
    this.unlink(id, node)
    for (const child of node.children) {
      dirty.add(child)
      this.nodes.get(child)!.parent = ''
    }
    this.nodes.delete(id)
    dirty.delete(id)
  }

  /** Climbs from `id` until the root; on a cycle its latest mover gives way, and the climb starts again. */
  private settle(id: string, rooted: Set<string>): void {
    for (;;) {
      const path = new Set<string>()
      let at = id
      while (!rooted.has(at) && !path.has(at)) {
        path.add(at)
        at = this.nodes.get(at)!.parent
      }
      if (rooted.has(at)) {
        for (const node of path) rooted.add(node)
        return
      }
      let victim = at
      for (let other = this.nodes.get(at)!.parent; other !== at; other = this.nodes.get(other)!.parent) {
        if (this.isLater(other, victim)) victim = other
      }
      this.displaced.add(victim)
      this.place(victim, this.nodes.get(victim)!.skip + 1)
    }
  }

  private isLater(a: string, b: string): boolean {
    const aTime = this.current(this.nodes.get(a)!).time
    const bTime = this.current(this.nodes.get(b)!).time
    return aTime > bTime || (aTime === bTime && a > b)
  }

  private current(node: TreeNode): Place {
    return node.places[node.skip] ?? NOWHERE
  }

  /** Gives a node the first of its places, from `skip` on, whose parent exists. */
  private place(id: string, skip: number): void {
    const node = this.nodes.get(id)!
    for (; skip < node.places.length && !this.isPlace(node.places[skip]!.parent); skip++) this.await(id, node.places[skip]!.parent)
    node.skip = skip
    const { parent, key } = this.current(node)
    if (parent === node.parent && key === node.key) return
    this.unlink(id, node)
    node.parent = parent
    node.key = key
    const siblings = this.nodes.get(parent)!.children
    siblings.splice(this.position(siblings, id, key), 0, id)
    this.touched.add(parent)
    this.moved.add(id)
  }

  private isPlace(id: string): boolean {
    return id === ROOT || id === TRAY || (this.nodes.has(id) && this.mayHold(id))
  }

  private await(id: string, parent: string): void {
    const ids = this.waiting.get(parent)
    if (ids) ids.add(id)
    else this.waiting.set(parent, new Set([id]))
  }

  private unlink(id: string, node: TreeNode): void {
    const siblings = this.nodes.get(node.parent)?.children
    if (!siblings) return
    const at = this.position(siblings, id, node.key)
    if (siblings[at] !== id) return
    siblings.splice(at, 1)
    this.touched.add(node.parent)
  }

  /** Binary search by key, then by id: equal keys are possible after an undo. */
  private position(siblings: readonly string[], id: string, key: string): number {
    let low = 0
    let high = siblings.length
    while (low < high) {
      const middle = (low + high) >> 1
      const other = siblings[middle]!
      const otherKey = this.nodes.get(other)!.key
      if (otherKey < key || (otherKey === key && other < id)) low = middle + 1
      else high = middle
    }
    return low
  }
}
