import { expect, test } from 'vitest'
import type { Badge } from './badge.ts'
import { joinBadges } from './joinBadges.ts'

const saved: Badge = { kind: 'saved-for-all' }

test('[W5] saved for all is said only when the texts are too', () => {
  expect(joinBadges(saved, saved)).toEqual(saved)
  expect(joinBadges(saved, { kind: 'saved-here', count: 0 })).toEqual(saved)
  expect(joinBadges(saved, { kind: 'saved-here', count: 2 })).toEqual({ kind: 'saved-here', count: 2 })
  expect(joinBadges(saved, { kind: 'sending', count: 1 })).toEqual({ kind: 'sending', count: 1 })
  expect(joinBadges(saved, { kind: 'offline', since: 5, count: 0 })).toEqual({ kind: 'offline', since: 5, count: 0 })
})

test('[W5] edits of both are counted together, under what is worst', () => {
  expect(joinBadges({ kind: 'sending', count: 1 }, { kind: 'offline', since: 9, count: 2 })).toEqual({ kind: 'offline', since: 9, count: 3 })
  expect(joinBadges({ kind: 'offline', since: 3, count: 1 }, { kind: 'offline', since: 9, count: 2 })).toEqual({ kind: 'offline', since: 3, count: 3 })
  expect(joinBadges({ kind: 'offline', since: 3, count: 1 }, saved)).toEqual({ kind: 'offline', since: 3, count: 1 })
  expect(joinBadges({ kind: 'sending', count: 1 }, { kind: 'not-stored', reason: 'full', count: 4 })).toEqual({ kind: 'not-stored', reason: 'full', count: 5 })
})

test('[W5] a refusal of texts stays in sight, and what is true of the rest beside it', () => {
  const refused: Badge = { kind: 'refused', code: 'frozen', count: 2, rest: { kind: 'saved-here', count: 0 } }
  expect(joinBadges({ kind: 'sending', count: 1 }, refused)).toEqual({ kind: 'refused', code: 'frozen', count: 2, rest: { kind: 'sending', count: 1 } })
  expect(joinBadges({ ...refused, rest: saved }, refused)).toEqual({ kind: 'refused', code: 'frozen', count: 4, rest: saved })
  expect(joinBadges(refused, { kind: 'not-stored', reason: 'full', count: 1 })).toEqual({ kind: 'not-stored', reason: 'full', count: 1 })
})
