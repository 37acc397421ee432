/** The story of a board: who wrote what, and what stood there before, out of every entry that anybody ever wrote. */
import { readWish, type Fact, type Patch } from '../model/index.ts'

/** One entry as the relay received it. `recorded` is the device that brought it, as the relay knows it; null where it knew none. */
export type Write = Fact & { readonly id: string, readonly arrivedAt: number | null, readonly recorded: string | null }
/** A write with what the same fields held before it, by the time at which they were written; a field that nobody had written is not in it. */
export type Change = Write & { readonly before: Patch, readonly isBirth: boolean }

/** What a change is about, to choose by. */
export const CHANGE_KINDS = ['decision', 'place', 'title', 'field', 'presence'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

const byTime = (a: Fact, b: Fact): number => a.time - b.time || a.client - b.client || a.clock - b.clock
const sameWrite = (a: Fact, b: Fact): boolean => a.client === b.client && a.clock === b.clock

/** H3: written beside something else, or of no meaning to people. */
const SILENT: ReadonlySet<string> = new Set(['was', 'rank', 'kind', 'schema', 'room', 'levels'])
const isOfPerson = ({ patch, id }: Write): boolean => patch.kind === 'person' || id.startsWith('person:')

export function kindOf({ patch }: Write, isBirth: boolean): ChangeKind {
  if (isBirth || 'gone' in patch) return 'presence'
  if ('lane' in patch) return 'decision'
  if ('at' in patch) return 'place'
  return 'title' in patch ? 'title' : 'field'
}

export type ChangeFilter = { readonly id?: string | undefined, readonly author?: string | undefined, readonly kind?: ChangeKind | undefined }

/** All writes of a board, in the order in which they were made; one that arrives late takes its place among the others. */
export class Changes {
  private writes: Write[] = []
  private readonly chains = new Map<string, Write[]>()
  private isSorted = true
  /** Device → who it wrote as → how often. */
  private readonly claims = new Map<string, Map<string, number>>()
  /** How far each writer is known, by Yjs client. */
  readonly known = new Map<number, number>()

  /** H1: an entry that comes again, by whomever, is the one that came first. */
  add(write: Write): void {
    const chain = this.chains.get(write.id) ?? []
    const at = placeIn(chain, write)
    if (at > 0 && sameWrite(chain[at - 1]!, write)) return
    this.chains.set(write.id, chain)
    chain.splice(at, 0, write)
    const last = this.writes.at(-1)
    if (last && byTime(last, write) > 0) this.isSorted = false
    this.writes.push(write)
    if (write.recorded !== null) {
      const claims = this.claims.get(write.recorded) ?? new Map<string, number>()
      this.claims.set(write.recorded, claims.set(write.author, (claims.get(write.author) ?? 0) + 1))
    }
    this.known.set(write.client, Math.max(this.known.get(write.client) ?? 0, write.clock + 1))
  }

  get size(): number {
    return this.writes.length
  }

  /** The latest that fit, latest first; `before` goes on behind the last one of an earlier answer. */
  latest({ limit, before, ...filter }: ChangeFilter & { limit: number, before?: Pick<Write, 'time' | 'client' | 'clock'> | undefined }): readonly Change[] {
    if (!this.isSorted) {
      this.writes.sort(byTime)
      this.isSorted = true
    }
    const found: Change[] = []
    const from = filter.id === undefined ? this.writes : (this.chains.get(filter.id) ?? [])
    for (let i = from.length - 1; i >= 0 && found.length < limit; i--) {
      const write = from[i]!
      if (before && byTime(write, before as Fact) >= 0) continue
      if (isOfPerson(write)) continue
      if (filter.author !== undefined && filter.author !== write.recorded && filter.author !== write.author) continue
      const change = this.changeOf(write)
      if (isTold(change) && (filter.kind === undefined || kindOf(write, change.isBirth) === filter.kind)) found.push(change)
    }
    return found
  }

  /** Everybody who wrote, by what they said of themselves. */
  authors(): readonly string[] {
    return [...new Set(this.writes.filter(write => !isOfPerson(write)).map(({ author }) => author))]
  }

  /** H7: whose each device is: who it wrote as most often. What it brings under another name is told as brought by them. */
  owners(): ReadonlyMap<string, string> {
    return new Map([...this.claims].map(([device, claims]) => [device, [...claims].reduce((most, one) => (one[1] > most[1] ? one : most))[0]]))
  }

  // H2: before, by the time of writing: what arrives late is told where it was done.
  private changeOf(write: Write): Change {
    const chain = this.chains.get(write.id)!
    const at = placeIn(chain, write) - 1
    const before: Record<string, unknown> = {}
    for (const field of Object.keys(write.patch)) {
      let i = at - 1
      while (i >= 0 && !(field in chain[i]!.patch)) i--
      if (i >= 0) before[field] = chain[i]!.patch[field]
    }
    return { ...write, before, isBirth: typeof write.patch.kind === 'string' && !('kind' in before) }
  }
}

/** Behind everything that was written before it, and behind itself. */
function placeIn(chain: readonly Write[], write: Write): number {
  let [low, high] = [0, chain.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (byTime(chain[middle]!, write) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

// H3: something else stands there now, in words: a card that was put in order among its neighbours has not changed.
function isTold({ patch, before, isBirth }: Change): boolean {
  if (isBirth) return true
  return Object.entries(patch).some(([field, value]) => {
    if (SILENT.has(field)) return false
    const former = before[field]
    if (field === 'at' || field === 'lane') return readWish(former)?.parent !== readWish(value)?.parent
    return JSON.stringify(former ?? null) !== JSON.stringify(value ?? null)
  })
}
