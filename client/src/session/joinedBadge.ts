import { joinBadges, type Badge } from '@trame/shared/sync'
import { source, type Observable } from './observable.ts'

/** W5: one badge for the board and its other rooms. Until this device was asked about each of them, nothing counts as saved for all. */
export function joinedBadge(board: Observable<Badge>, rooms: readonly Observable<Badge | null>[]): { badge: Observable<Badge>; close: () => void } {
  const join = (): Badge => {
    const badges = rooms.map(room => room.get())
    const all = badges.reduce<Badge>((joined, badge) => (badge ? joinBadges(joined, badge) : joined), board.get())
    return all.kind === 'saved-for-all' && badges.includes(null) ? { kind: 'saved-here', count: 0 } : all
  }
  const badge = source(join())
  const show = (): void => {
    const next = join()
    if (JSON.stringify(next) !== JSON.stringify(badge.get())) badge.set(next)
  }
  const stops = [board, ...rooms].map(room => room.subscribe(show))
  return { badge, close: () => stops.forEach(stop => stop()) }
}
