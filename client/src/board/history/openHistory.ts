/** The story as it is shown: what the relay told, and on top of it what has not arrived there. */
import type { Change, ChangeKind } from '@trame/shared/queries'
import type { BoardSession, Observable } from '../../session/index.ts'
import { fetchHistory, type Told } from './fetchHistory.ts'
import { localChanges, withBefore } from './localChanges.ts'

export type Story = {
  readonly changes: readonly Change[]
  readonly isLoading: boolean
  /** The relay could not be asked: only what stands on this device. */
  readonly isLocal: boolean
  readonly hasMore: boolean
  readonly authors: readonly string[]
  readonly owners: Readonly<Record<string, string>>
}
export type StoryFilter = { readonly of: string | null; readonly author: string | null; readonly kind: ChangeKind | null }
export type OpenStory = Observable<Story> & { readonly more: () => void; readonly close: () => void }

/** What others do is asked for again when it has had the time to arrive. */
const AGAIN_AFTER_MS = 600
const LOCAL_AT_MOST = 200

export function openHistory({ id, board, badge }: BoardSession, filter: StoryFilter): OpenStory {
  const listeners = new Set<() => void>()
  let told: Told | null = null
  let isLoading = true
  let isClosed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  let story: Story = { changes: [], isLoading, isLocal: false, hasMore: false, authors: [], owners: {} }

  function show(): void {
    const waiting = isLoading && !told ? [] : localChanges(board, { known: told?.known ?? null, limit: LOCAL_AT_MOST, ...asFilter(filter) })
    const authors = told?.authors ?? [...new Set(waiting.map(({ author }) => author))]
    story = { changes: told ? [...withBefore(waiting, told.changes), ...told.changes] : waiting, isLoading, isLocal: !isLoading && told === null, hasMore: (told?.next ?? null) !== null, authors, owners: told?.owners ?? {} }
    for (const listener of listeners) listener()
  }
  async function ask(before: string | null): Promise<void> {
    const turn = ++asked
    const answer = await fetchHistory({ board: id, before, ...filter })
    if (isClosed || turn !== asked) return
    isLoading = false
    if (before === null) told = answer && told ? refreshed(told, answer) : answer
    else if (answer && told) told = { ...answer, changes: [...told.changes, ...answer.changes] }
    show()
  }
  const again = (): void => {
    show()
    clearTimeout(timer)
    timer = setTimeout(() => void ask(null), AGAIN_AFTER_MS)
  }
  const stops = [
    board.onChange(({ ids }) => (filter.of === null || ids.has(filter.of)) && again()),
    badge.subscribe(() => badge.get().kind === 'saved-for-all' && again()),
  ]
  void ask(null)
  return {
    get: () => story,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    more() {
      if (told?.next) void ask(told.next)
    },
    close() {
      isClosed = true
      clearTimeout(timer)
      for (const stop of stops) stop()
    },
  }
}

const asFilter = ({ of, author, kind }: StoryFilter): { id?: string; author?: string; kind?: ChangeKind } => ({
  ...(of === null ? {} : { id: of }),
  ...(author === null ? {} : { author }),
  ...(kind === null ? {} : { kind }),
})

/** The first page anew; what was leafed to below it stays. */
function refreshed(told: Told, answer: Told): Told {
  const last = answer.changes.at(-1)
  const below = answer.next === null || !last ? [] : told.changes.filter(({ time }) => time < last.time)
  return below.length === 0 ? answer : { ...answer, changes: [...answer.changes, ...below], next: told.next }
}
