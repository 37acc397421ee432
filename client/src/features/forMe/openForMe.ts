import type { Board } from '@trame/shared/model'
import type { LiveTalk, Observable } from '../../session/index.ts'
import { forMeEntries, type ForMeEntry } from './forMeEntries.ts'

/** The entries as they are now; worked out again when they are asked for after something changed. */
export function openForMe(live: LiveTalk, board: Board): Observable<readonly ForMeEntry[]> {
  let entries: readonly ForMeEntry[] | null = null
  return {
    get: () => (entries ??= forMeEntries({ talk: live.talk, index: live.index, board, reader: live.reader(), seen: live.seen.get() })),
    subscribe(listener) {
      const tell = (): void => {
        entries = null
        listener()
      }
      const stops = [live.index.subscribe('all', tell), board.onChange(tell), live.seen.subscribe(tell)]
      // What changed before this was heard.
      tell()
      return () => stops.forEach(stop => stop())
    },
  }
}
