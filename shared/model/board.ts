/** A board: one tree of groups and cards and, on the same cards, a kanban. Everything here is derived from facts. */
import type * as Y from 'yjs'
import { Facts, type Fact, type Patch } from './facts.ts'
import { BUILT_IN_RECORDS, definitionPlace } from './fieldTypes.ts'
import { keyAt, newOrderSession, readKey } from './order.ts'
import { BOARD_ID, isStatus, personId, readGone, readNodeKind, readText, readWish, type NodeKind } from './record.ts'
import { sayable } from './sayable.ts'
import { SCHEMA } from './schema.ts'
import { mergeTitle, renamePatch, type MergedTitle } from './title.ts'
import { ROOT, Tree, TRAY, type Place } from './tree.ts'
import { UndoStacks, type Step, type StepLabel, type StepPart } from './undo.ts'

export type BoardOptions = {
  /** Who writes: an id that stays the same for one person on one device. */
  author: string
  /** Milliseconds since 1970. */
  now: () => number
  /** Numbers in [0, 1). */
  random: () => number
  /** Who the author is now, for the others to read; left out, or null while nobody has said so, nothing is written. */
  person?: () => Person | null
}
export type Person = { readonly name: string, readonly colour: string }
export type BoardChange = {
  /** Records that changed, and nodes that lie elsewhere because of it. */
  readonly ids: ReadonlySet<string>
  /** Parents in the tree, and columns, whose list of children changed. */
  readonly parents: ReadonlySet<string>
  readonly columns: ReadonlySet<string>
  /** False for what came from elsewhere: another person, another tab, the disk. */
  readonly isMine: boolean
}
/** In a patch, `was` beside a title is the lost rename that this one settles; what is stored under that name is the title's business. */
export type Patches = readonly (readonly [id: string, patch: Patch])[]

const ID_LENGTH = 12

/** Two values of a field that mean the same: of places the parent or column counts, of the trash whether it is in there. */
function isSameWish(field: string, a: unknown, b: unknown): boolean {
  if (field === 'at' || field === 'lane') return readWish(a)?.parent === readWish(b)?.parent
  if (field === 'gone') return readGone(a)?.parent === readGone(b)?.parent
  return JSON.stringify(sayable(a) ?? null) === JSON.stringify(sayable(b) ?? null)
}

/** Where a column stands among the columns, or a card in its column. */
function laneWishes(record: Patch | undefined): Place[] {
  if (isStatus(record)) return [{ parent: ROOT, key: readKey(record?.rank), time: 0 }]
  const lane = readWish(record?.lane)
  // M1: the root of the kanban holds columns only.
  return lane && lane.parent !== ROOT ? [{ parent: lane.parent, key: lane.key, time: 0 }] : []
}

export class Board {
  readonly facts: Facts
  // M1: only groups have children in the tree, only columns in the kanban, whatever a hand-made update says.
  readonly tree = new Tree(id => this.nodeKind(id) === 'group')
  /** The kanban is a tree of depth two: columns under ROOT, cards under columns; TRAY holds the cards of no known column. */
  readonly lanes = new Tree(id => isStatus(this.facts.get(id)))
  /** Fields under ROOT, built-in ones included; under each its options. TRAY holds the options of no known field. */
  readonly fields = new Tree(id => definitionPlace(id, this.facts.get(id))?.field === null)
  /** Saved views, under ROOT. */
  readonly views = new Tree(() => false)
  readonly steps = new UndoStacks()
  readonly author: string
  private readonly session: string
  private readonly random: () => number
  private readonly person: () => Person | null
  private readonly listeners = new Set<(change: BoardChange) => void>()
  private locked = false
  private readonly titles = new Map<string, MergedTitle>()

  constructor(doc: Y.Doc, { author, now, random, person = () => null }: BoardOptions) {
    this.facts = new Facts(doc, { author, now })
    this.author = author
    this.random = random
    this.person = person
    this.session = newOrderSession(random)
    this.follow([...BUILT_IN_RECORDS.keys(), ...this.facts.ids()])
    this.facts.onChange((ids, transaction) => {
      const change: BoardChange = { ...this.follow(ids), isMine: transaction.origin === this }
      for (const listener of this.listeners) listener(change)
    })
  }

  close(): void {
    this.facts.close()
    this.listeners.clear()
  }
  onChange(listener: (change: BoardChange) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private follow(changed: Iterable<string>): Omit<BoardChange, 'isMine'> {
    const ids = [...changed]
    const places: [string, Place[] | null][] = []
    const lanes: [string, Place[] | null][] = []
    const definitions: [string, Place[] | null][] = []
    const views: [string, Place[] | null][] = []
    for (const id of ids) {
      this.titles.delete(id)
      const record = this.facts.get(id)
      const kind = readNodeKind(record)
      if (kind || this.tree.has(id)) places.push([id, kind && this.wishes(id)])
      const isInLanes = kind === 'card' || isStatus(record)
      if (isInLanes || this.lanes.has(id)) lanes.push([id, isInLanes ? laneWishes(record) : null])
      const definition = definitionPlace(id, record)
      if (definition || this.fields.has(id)) definitions.push([id, definition && [{ parent: definition.field ?? ROOT, key: readKey(definition.rank), time: 0 }]])
      const isView = record?.kind === 'view'
      if (isView || this.views.has(id)) views.push([id, isView ? [{ parent: ROOT, key: readKey(record?.rank), time: 0 }] : null])
    }
    this.fields.update(definitions)
    this.views.update(views)
    const inTree = this.tree.update(places)
    const inLanes = this.lanes.update(lanes)
    return { ids: new Set([...ids, ...inTree.moved, ...inLanes.moved]), parents: inTree.parents, columns: inLanes.parents }
  }

  // M2: where a node would go, best first: the latest wish, where it was before that, then older or concurrent wishes.
  // A node without a readable wish takes no place, so that the tree puts it into the tray: it is never lost.
  private wishes(id: string): Place[] {
    const places: Place[] = []
    let isLatest = true
    for (const { time, patch } of this.facts.history(id).toReversed()) {
      if (!('at' in patch)) continue
      const wish = readWish(patch.at)
      if (wish) places.push({ parent: wish.parent, key: wish.key, time })
      if (wish && isLatest && wish.former !== null) places.push({ parent: wish.former, key: wish.key, time: -1 })
      isLatest = false
    }
    return places
  }

  // ---- reading ----

  has(id: string): boolean {
    return this.facts.get(id) !== undefined
  }
  nodeKind(id: string): NodeKind | null {
    return readNodeKind(this.facts.get(id))
  }
  field(id: string, name: string): unknown {
    return this.facts.get(id)?.[name]
  }
  title(id: string): string {
    return this.mergedTitle(id).title
  }
  mergedTitle(id: string): MergedTitle {
    let merged = this.titles.get(id)
    if (!merged) this.titles.set(id, (merged = mergeTitle(this.facts.history(id))))
    return merged
  }
  statusOf(card: string): string | null {
    const column = this.lanes.parent(card)
    return column === undefined || column === TRAY ? null : column
  }
  /** Groups and cards, archived ones included, parents before children. */
  *nodes(): Generator<string> {
    yield* this.tree.walk(ROOT)
    yield* this.tree.walk(TRAY)
  }
  // M5: archived by somebody who saw it here; moving it elsewhere brings it back.
  isArchived(id: string): boolean {
    const gone = readGone(this.field(id, 'gone'))
    return gone !== null && (this.nodeKind(id) === null || gone.parent === this.wishedParent(id))
  }
  /** Where a node was last put, which a cycle may keep it from; ROOT when nothing readable says so. */
  wishedParent(id: string): string {
    return readWish(this.field(id, 'at'))?.parent ?? ROOT
  }
  // M6: an archived group stays in sight, marked as such, as long as something alive lies in it.
  isVisible(id: string): boolean {
    if (!this.isArchived(id)) return true
    for (const below of this.tree.walk(id)) if (!this.isArchived(below)) return true
    return false
  }
  /** This device may read the board and not write it (R10); what others write still arrives. */
  get isLocked(): boolean {
    return this.locked
  }
  lock(isLocked: boolean): void {
    this.locked = isLocked
  }
  /** The document's schema is newer than this program: it may be read, not written. */
  get isNewer(): boolean {
    const schema = this.field(BOARD_ID, 'schema')
    return typeof schema === 'number' && schema > SCHEMA
  }
  /** Writes that a concurrent later one overwrote, nobody having settled it; who wanted the same, and titles that merged, are no conflict. */
  conflicts(id: string): readonly Fact[] {
    if (this.facts.history(id).length < 2) return []
    const lost = this.facts.conflicts(id).filter(({ patch }) => !('title' in patch) && Object.entries(patch).some(([field, value]) => !isSameWish(field, value, this.field(id, field))))
    return [...lost, ...this.mergedTitle(id).lost]
  }

  // ---- writing: commands are the only callers ----

  newId(): string {
    return Array.from({ length: ID_LENGTH }, () => Math.floor(this.random() * 36).toString(36)).join('')
  }
  /** The order key for a place among the children of `parent`: after `after`, or first when that is null. */
  keyAfter(tree: Tree, parent: string, after: string | null, self?: string): string {
    const siblings = tree.children(parent)
    const own = self !== undefined && tree.parent(self) === parent ? siblings.indexOf(self) : siblings.length
    const others = siblings.length - (own < siblings.length ? 1 : 0)
    const at = after === null ? -1 : siblings.indexOf(after)
    const index = after === null ? 0 : at < 0 ? others : at < own ? at + 1 : at
    return keyAt({ count: others, keyOf: i => tree.key(siblings[i < own ? i : i + 1]!), index, session: this.session })
  }
  /** Keys for `count` new nodes in a row at one place. */
  keysAfter(tree: Tree, parent: string, after: string | null, count: number): string[] {
    const keys = [...tree.children(parent)].map(id => tree.key(id))
    const index = after === null ? 0 : tree.children(parent).indexOf(after) + 1 || keys.length
    for (let i = index; i < index + count; i++) {
      keys.splice(i, 0, keyAt({ count: keys.length, keyOf: k => keys[k]!, index: i, session: this.session }))
    }
    return keys.slice(index, index + count)
  }

  /** One step of this session: one transaction, one entry for undo. */
  change(label: StepLabel, patches: Patches): void {
    const parts = this.write(patches)
    if (parts.length > 0) this.steps.record({ label, parts })
  }
  /** Writes what nobody should undo: who people are, the board's own description. */
  note(patches: Patches): void {
    this.write(patches)
  }
  undo(): StepLabel | null {
    // M14: nor does undo write into a document of a newer schema.
    const step = this.isNewer || this.locked ? null : this.steps.takeUndo()
    return step && this.revert(step, back => this.steps.putRedo(back))
  }
  redo(): StepLabel | null {
    const step = this.isNewer || this.locked ? null : this.steps.takeRedo()
    return step && this.revert(step, back => this.steps.putUndo(back))
  }

  /** Writes, and returns what was there before. Undoing the making of a node archives it. */
  private write(patches: Patches): StepPart[] {
    if (patches.length === 0) return []
    const before = patches.map(([id, patch]) => this.before(id, patch))
    const time = this.facts.write([...this.introduction(), ...patches.flatMap(([id, patch]) => this.entries(id, patch))], this)
    return patches.map(([id], i) => ({ id, time, ...before[i]! }))
  }
  private before(id: string, patch: Patch): Pick<StepPart, 'before' | 'writtenAt'> {
    const record = this.facts.get(id) ?? BUILT_IN_RECORDS.get(id)
    if (!record) return { before: { gone: [this.newId(), readWish(patch.at)?.parent ?? ROOT] }, writtenAt: {} }
    const fields = Object.keys(patch).filter(field => field !== 'was' && field !== 'over')
    return {
      before: Object.fromEntries(fields.map(field => [field, field === 'title' ? this.title(id) : (record[field] ?? null)])),
      writtenAt: Object.fromEntries(fields.flatMap(field => {
        // A field that nobody has written is as the making of the record left it.
        const last = this.facts.latest(id, field) ?? this.facts.history(id)[0]
        return last ? [[field, last.time]] : []
      })),
    }
  }

  /** Who writes says who they are with what they write, when the board does not know it: reading writes nothing. */
  private introduction(): Patches {
    const person = this.person()
    const id = personId(this.author)
    if (!person || (this.field(id, 'name') === person.name && this.field(id, 'colour') === person.colour)) return []
    return [[id, { kind: 'person', ...person }]]
  }

  // M8: a change of an existing record is one entry per field, so that an entry that survives beside a later one of its
  // field was concurrent with it; a new record is one entry. Nobody makes a built-in definition: its first write is a change.
  private entries(id: string, patch: Patch): [string, Patch][] {
    if (!this.has(id) && !BUILT_IN_RECORDS.has(id)) return [[id, patch]]
    const { title, was, over, ...fields } = patch
    const others = Object.entries(fields).map(([field, value]): [string, Patch] => [id, { [field]: value }])
    return title === undefined ? others : [[id, renamePatch(this.facts.history(id), readText(title), { settled: was as Fact | undefined, over: over as string | undefined, random: this.random })], ...others]
  }

  // M7: puts back what one of my steps changed, except what somebody has changed since.
  private revert(step: Step, keep: (back: Step) => void): StepLabel {
    const goesBack = new Map(step.parts.map(({ id, before }) => [id, before]))
    const patches = step.parts.map(({ id, time, before }): [string, Record<string, unknown>] => {
      const mine = Object.entries(before).filter(([field]) => this.isMine(id, field, time) && !(field === 'gone' && readGone(before.gone) && this.isNeeded(id, time, goesBack)))
      const { title, ...others } = Object.fromEntries(mine)
      // M10: only the words of mine; what others wrote at the same time stands in the same title.
      return [id, title === undefined ? others : { ...others, title, over: readText(this.facts.latest(id, 'title')?.patch.title) }]
    })
    this.keepApart(patches)
    const parts = this.write(patches.filter(([, patch]) => Object.keys(patch).length > 0))
    for (const { id, time } of parts) {
      const undone = step.parts.find(part => part.id === id)!
      for (const [field, original] of Object.entries(undone.writtenAt)) this.steps.noteRestored(id, field, time, original)
    }
    if (parts.length > 0) keep({ label: step.label, parts })
    return step.label
  }
  /** Others have written to it since, or something alive lies in it: my undo does not put it into the trash. */
  private isNeeded(id: string, since: number, goesBack: ReadonlyMap<string, Patch>): boolean {
    if (this.facts.history(id).some(fact => fact.author !== this.author && fact.time > since)) return true
    const stays = (inside: string, field: 'at' | 'lane'): boolean => {
      const before = goesBack.get(inside) ?? {}
      return !this.isArchived(inside) && readGone(before.gone) === null && (!(field in before) || readWish(before[field])?.parent === id)
    }
    return this.tree.children(id).some(inside => stays(inside, 'at')) || this.lanes.children(id).some(inside => stays(inside, 'lane'))
  }

  /** Places to go back to, made fit for what has happened since: none in a node's own branch (M4), none on another's key (M12). */
  private keepApart(patches: readonly [string, Record<string, unknown>][]): void {
    const goes = new Map(patches.flatMap(([id, { at }]) => (at === undefined ? [] : [[id, readWish(at)?.parent ?? TRAY] as const])))
    for (const [id, patch] of patches) {
      const at = readWish(patch.at)
      const lane = readWish(patch.lane)
      if (at && this.liesUnder(at.parent, id, goes)) delete patch.at
      else if (at) patch.at = [at.parent, this.freeKey(this.tree, id, at), at.former]
      if (lane) patch.lane = [lane.parent, this.freeKey(this.lanes, id, lane)]
    }
  }
  /** By what is there now. Two that go back into each other were so before: a cycle that the step had settled. */
  private liesUnder(id: string, top: string, goes: ReadonlyMap<string, string>): boolean {
    const seen = new Set<string>()
    let isOfOthers = false
    for (let at = id; at !== '' && !seen.has(at); at = goes.get(at) ?? this.tree.parent(at) ?? '') {
      if (at === top) return isOfOthers
      isOfOthers ||= !goes.has(at)
      seen.add(at)
    }
    return false
  }
  private freeKey(tree: Tree, id: string, { parent, key }: { parent: string, key: string }): string {
    const taken = tree.children(parent).findLast(other => other !== id && tree.key(other) === key)
    return taken === undefined ? key : this.keyAfter(tree, parent, taken, id)
  }

  private isMine(id: string, field: string, time: number): boolean {
    const last = this.facts.latest(id, field)
    if (!last) return true
    return last.author === this.author && this.steps.original(id, field, last.time) === this.steps.original(id, field, time)
  }
}
