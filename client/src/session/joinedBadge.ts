import { joinBadges, type Badge } from '@trame/shared/sync'
import { source, type Observable } from './observable.ts'

/** W5: one badge for the board and its texts. Until this device was asked about the texts, nothing counts as saved for all. */
export function joinedBadge(board: Observable<Badge>, texts: Observable<Badge | null>): { badge: Observable<Badge>; close: () => void } {
  const join = (): Badge => {
    const [own, ofTexts] = [board.get(), texts.get()]
    if (ofTexts) return joinBadges(own, ofTexts)
    return own.kind === 'saved-for-all' ? { kind: 'saved-here', count: 0 } : own
  }
  const badge = source(join())
  const show = (): void => {
    const next = join()
    if (JSON.stringify(next) !== JSON.stringify(badge.get())) badge.set(next)
  }
  const stops = [board.subscribe(show), texts.subscribe(show)]
  return { badge, close: () => stops.forEach(stop => stop()) }
}
