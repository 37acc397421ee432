import type { Badge } from './badge.ts'

/** The worst first: what endangers work is said before what delays it. */
const ORDER: readonly Badge['kind'][] = ['not-stored', 'refused', 'shut-out', 'offline', 'saved-here', 'sending', 'saved-for-all']

/** Nothing of mine is in there that is not on the relay's disk, nor was there a chance to say so. */
const isSilent = (badge: Badge): boolean => badge.kind === 'saved-for-all' || (badge.kind === 'saved-here' && badge.count === 0)
const countOf = (badge: Badge): number => ('count' in badge ? badge.count : 0)
const since = (a: Badge, b: Badge): number => Math.min(...[a, b].flatMap(badge => (badge.kind === 'offline' ? [badge.since] : [])))

// W5: what is said of a board is true of all its rooms. `room` is one that sleeps until it is needed.
export function joinBadges(board: Badge, room: Badge): Badge {
  if (isSilent(room)) return board
  if (board.kind === 'refused' || room.kind === 'refused') {
    const rest = joinBadges(board.kind === 'refused' ? board.rest : board, room.kind === 'refused' ? room.rest : room)
    const refused = board.kind === 'refused' ? board : room
    if (rest.kind === 'not-stored' || refused.kind !== 'refused') return rest
    return { ...refused, count: (board.kind === 'refused' ? board.count : 0) + (room.kind === 'refused' ? room.count : 0), rest }
  }
  const worst = ORDER.indexOf(board.kind) <= ORDER.indexOf(room.kind) ? board : room
  const count = countOf(board) + countOf(room)
  switch (worst.kind) {
    case 'saved-for-all':
      return worst
    case 'offline':
      return { kind: 'offline', since: since(board, room), count }
    default:
      return { ...worst, count }
  }
}
