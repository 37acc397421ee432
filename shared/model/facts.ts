/**
 * Facts: replicated records on Yjs, whose size follows what they hold and not how often they were written.
 *
 * Every write appends an entry `[id, time, author, patch]` to a Y.Array. A record is its entries folded in time order,
 * so per field the latest write stands (in a Y.Map the highest client id stands, whatever the hour). A writer deletes
 * the entries that it fully supersedes; what survives beside a later entry was therefore written concurrently, and can
 * be shown as a conflict. Writers append to different logs, because neighbouring deleted entries of one writer melt
 * into a single tombstone and those of alternating writers do not.
 */
import * as Y from 'yjs'

export type Patch = Readonly<Record<string, unknown>>
export type Entry = readonly [id: string, time: number, author: string, patch: Patch]

/** One surviving write of a record. `client` and `clock` are its identity in Yjs; `time` is milliseconds since 1970. */
export type Fact = { readonly time: number, readonly author: string, readonly patch: Patch, readonly client: number, readonly clock: number }
type FactRecord = { facts: Fact[], value: Patch }
export type FactsListener = (ids: ReadonlySet<string>, transaction: Y.Transaction) => void

type SharedType = Y.Transaction['changed'] extends Map<infer T, unknown> ? T : never

const LOG_COUNT = 128
const LOG_NAMES: ReadonlySet<string> = new Set(Array.from({ length: LOG_COUNT }, (_, i) => `log${i}`))
const inTimeOrder = (a: Fact, b: Fact): number => a.time - b.time || a.client - b.client || a.clock - b.clock
const fold = (facts: readonly Fact[]): Patch => (facts.length === 1 ? facts[0]!.patch : Object.assign({}, ...facts.map(fact => fact.patch)))

/** The facts of which every field is overwritten by a later fact or by `patch`. `facts` is in time order. */
function superseded(facts: readonly Fact[], patch: Patch): Fact[] {
  const newer = new Set(Object.keys(patch))
  return facts.toReversed().filter(fact => {
    const fields = Object.keys(fact.patch)
    const isDead = fields.every(field => newer.has(field))
    for (const field of fields) newer.add(field)
    return isDead
  })
}

/** All that one write says of each record. */
function wholePatches(patches: readonly (readonly [id: string, patch: Patch])[]): ReadonlyMap<string, Patch> {
  const whole = new Map<string, Patch>()
  for (const [id, patch] of patches) whole.set(id, { ...whole.get(id), ...patch })
  return whole
}

const isPatch = (value: unknown): value is Patch => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)

/** A prototype that came over the wire (a field named `__proto__`) is not passed on by who passes the entry on: own fields only. */
const ownFields = (patch: Patch): Patch => (Object.getPrototypeOf(patch) === Object.prototype ? patch : { ...patch })

/** Later than any clock of ours will show, and such that one more is still another number. */
const LATEST_TIME = 2 ** 52
const isTime = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LATEST_TIME

// M13: a stored entry, or null when something that is not one got into a log: it is kept in the document and not read.
function readEntry(value: unknown): Entry | null {
  if (!Array.isArray(value)) return null
  const [id, time, author, patch] = value as unknown[]
  return typeof id === 'string' && isTime(time) && typeof author === 'string' && isPatch(patch) ? [id, time, author, ownFields(patch)] : null
}

/** Half of a surrogate pair, left by a cut in the wrong place, reaches others as U+FFFD: written so from the start. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd')
  if (Array.isArray(value)) return value.map(wellFormed)
  return isPatch(value) ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [wellFormed(name), wellFormed(inner)])) : value
}

/** The entries that an update brings, with their identity in Yjs, whatever came before it; nothing is applied. Throws on bytes that are no update. */
export function* factsIn(update: Uint8Array): Generator<Fact & { readonly id: string }> {
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue
    for (const [i, value] of (struct.content.arr as unknown[]).entries()) {
      const entry = readEntry(value)
      if (!entry) continue
      const [id, time, author, patch] = entry
      yield { id, time, author, patch, client: struct.id.client, clock: struct.id.clock + i }
    }
  }
}

/** The same as entries. */
export function* entriesIn(update: Uint8Array): Generator<Entry> {
  for (const { id, time, author, patch } of factsIn(update)) yield [id, time, author, patch]
}

export class Facts {
  readonly doc: Y.Doc
  private readonly author: string
  private readonly now: () => number
  /** The logs seen so far; most of the possible ones never come to be. */
  private readonly logs = new Set<unknown>()
  private readonly records = new Map<string, FactRecord>()
  private readonly listeners = new Set<FactsListener>()
  private readonly onTransaction = (transaction: Y.Transaction): void => this.follow(transaction)
  private time = 0

  constructor(doc: Y.Doc, { author, now }: { author: string, now: () => number }) {
    this.doc = doc
    this.author = author
    this.now = now
    for (const [name, type] of doc.share) {
      if (!LOG_NAMES.has(name)) continue
      this.logs.add(type)
      for (let item = type._start; item; item = item.right) if (!item.deleted) this.learn(item)
    }
    // A record of one fact is that fact.
    for (const [id, { facts }] of this.records) if (facts.length > 1) this.refold(id)
    doc.on('afterTransaction', this.onTransaction)
  }

  close(): void {
    this.doc.off('afterTransaction', this.onTransaction)
    this.listeners.clear()
  }

  get(id: string): Patch | undefined {
    return this.records.get(id)?.value
  }
  ids(): IterableIterator<string> {
    return this.records.keys()
  }
  get size(): number {
    return this.records.size
  }
  /** The surviving facts of a record, oldest first. */
  history(id: string): readonly Fact[] {
    return this.records.get(id)?.facts ?? []
  }
  /** The latest fact that wrote `field`. */
  latest(id: string, field: string): Fact | undefined {
    return this.history(id).findLast(fact => field in fact.patch)
  }
  /** Writes that a concurrent, later write of another session overwrote and that nobody has settled yet. */
  conflicts(id: string): Fact[] {
    const facts = this.history(id)
    if (facts.length < 2) return []
    return superseded(facts, {}).filter(lost =>
      facts.some(stands => stands.client !== lost.client && inTimeOrder(stands, lost) > 0 && Object.keys(lost.patch).some(field => field in stands.patch)))
  }
  onChange(listener: FactsListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /**
   * Writes all patches in one transaction, at one time that is later than the clock and than every time seen
   * (a hybrid logical clock), and returns that time.
   */
  write(patches: readonly (readonly [id: string, patch: Patch])[], origin: unknown = null): number {
    const time = (this.time = Math.max(this.now(), this.time + 1))
    this.doc.transact(transaction => {
      // What lost against a concurrent write of a field stays until somebody writes that field: it is still to be settled.
      for (const [id, patch] of wholePatches(patches)) {
        for (const fact of superseded(this.history(id), patch)) if (Object.keys(fact.patch).some(field => field in patch)) this.erase(transaction, fact)
      }
      this.doc.getArray<Entry>(`log${this.doc.clientID % LOG_COUNT}`).push(patches.map(([id, patch]) => [id, time, this.author, wellFormed(patch) as Patch] as const))
    }, origin)
    return time
  }

  private erase(transaction: Y.Transaction, { client, clock }: Fact): void {
    // An entry may sit inside a longer item: cut it out on both sides, then delete just that piece.
    const id = Y.createID(client, clock)
    Y.getItemCleanEnd(transaction, transaction.doc.store, id)
    Y.getItemCleanStart(transaction, id).delete(transaction)
  }

  private learn({ id: { client, clock }, content }: Y.Item, changed?: Set<string>): void {
    if (!(content instanceof Y.ContentAny)) return
    content.arr.forEach((value: unknown, i: number) => {
      const entry = readEntry(value)
      if (!entry) return
      const [id, time, author, patch] = entry
      const fact: Fact = { time, author, patch, client, clock: clock + i }
      const record = this.records.get(id)
      this.time = Math.max(this.time, time)
      if (record) record.facts.push(fact)
      else this.records.set(id, { facts: [fact], value: patch })
      changed?.add(id)
    })
  }

  private forget(item: Y.Item, changed: Set<string>): void {
    if (!(item.content instanceof Y.ContentAny)) return
    item.content.arr.forEach((value: unknown, i: number) => {
      const entry = readEntry(value)
      const record = entry && this.records.get(entry[0])
      if (!entry || !record) return
      record.facts = record.facts.filter(fact => fact.client !== item.id.client || fact.clock !== item.id.clock + i)
      changed.add(entry[0])
    })
  }

  private refold(id: string): void {
    const record = this.records.get(id)!
    if (record.facts.length === 0) {
      this.records.delete(id)
      return
    }
    if (record.facts.length > 1) record.facts.sort(inTimeOrder)
    record.value = fold(record.facts)
  }

  /** A log comes to be with its first entry, and Yjs gives it another object when it is first asked for by its kind. */
  private isLog(type: SharedType): boolean {
    if (this.logs.has(type)) return true
    if (type._item !== null) return false
    for (const [name, root] of this.doc.share) {
      if (root !== type || !LOG_NAMES.has(name)) continue
      this.logs.add(type)
      return true
    }
    return false
  }

  /** An entry of a log; not what somebody put into a map of the same name, which is in no list and found by no later reader. */
  private isOurs(struct: Y.Item | Y.GC): struct is Y.Item {
    return struct instanceof Y.Item && struct.parentSub === null && this.logs.has(struct.parent)
  }

  private follow(transaction: Y.Transaction): void {
    let isTouched = false
    for (const type of transaction.changed.keys()) isTouched = this.isLog(type) || isTouched
    if (!isTouched) return
    const changed = new Set<string>()
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, struct => {
      if (this.isOurs(struct)) this.forget(struct, changed)
    })
    for (const [client, end] of transaction.afterState) {
      const start = transaction.beforeState.get(client) ?? 0
      if (start === end) continue
      const structs = transaction.doc.store.clients.get(client)!
      for (let i = Y.findIndexSS(structs, start); i < structs.length; i++) {
        const struct = structs[i]!
        if (this.isOurs(struct) && !struct.deleted) this.learn(struct, changed)
      }
    }
    for (const id of changed) this.refold(id)
    if (changed.size > 0) for (const listener of this.listeners) listener(changed, transaction)
  }
}
