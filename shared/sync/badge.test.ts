import { expect, test } from 'vitest'
import { badgeOf, initialSync, type Badge, type DeviceState, type SyncState } from './index.ts'

const clean: DeviceState = { unsaved: 0, trouble: null, refused: null }
const state = (link: SyncState['link'], made = 0, acknowledged = 0): SyncState => ({ ...initialSync, link, made, acknowledged })
const online = { kind: 'online' } as const
const offline = { kind: 'offline', since: 90 } as const

const table: readonly [name: string, sync: SyncState, device: DeviceState, badge: Badge][] = [
  ['[S3] online and nothing left: saved for all', state(online, 4, 4), clean, { kind: 'saved-for-all' }],
  ['[S3] an edit of this session on its way', state(online, 4, 3), clean, { kind: 'sending', count: 1 }],
  ['[S3] an edit of another tab, or of an earlier session, on its way', state(online, 4, 4), { ...clean, unsaved: 3 }, { kind: 'sending', count: 3 }],
  ['[S3] the same edits in the session and in the store are counted once', state(online, 4, 2), { ...clean, unsaved: 2 }, { kind: 'sending', count: 2 }],
  ['[S3] a handshake that is not over is not saved for all', state({ kind: 'syncing' }), clean, { kind: 'saved-here', count: 0 }],
  ['[S3] edits during the handshake are being sent', state({ kind: 'syncing' }, 1), clean, { kind: 'sending', count: 1 }],
  ['[S3] before the first connection', state({ kind: 'connecting' }), { ...clean, unsaved: 2 }, { kind: 'saved-here', count: 2 }],
  ['[S3] closed for good by the relay: no right', state({ kind: 'closed', code: 4403 }, 1), clean, { kind: 'shut-out', reason: 'access', count: 1 }],
  ['[S3] closed for good by the relay: too old', state({ kind: 'closed', code: 4426 }), clean, { kind: 'shut-out', reason: 'outdated', count: 0 }],
  ['[S3] closed for good by the relay: any other reason', state({ kind: 'closed', code: 4400 }), clean, { kind: 'shut-out', reason: 'misunderstood', count: 0 }],
  ['[S5] offline, with its hour', state(offline), { ...clean, unsaved: 2 }, { kind: 'offline', since: 90, count: 2 }],
  ['[S10] refused edits are said first, with what is true of the others', state(online, 3, 2), { ...clean, refused: { code: 'frozen', count: 2 } }, { kind: 'refused', code: 'frozen', count: 2, rest: { kind: 'sending', count: 1 } }],
  ['[S14] work that is only in this tab is said before a refused copy', state(online, 2, 1), { ...clean, trouble: 'full', refused: { code: 'frozen', count: 2 } }, { kind: 'not-stored', reason: 'full', count: 1 }],
  ['[S14] a full disk while edits are only in memory', state(online, 2, 1), { ...clean, trouble: 'full' }, { kind: 'not-stored', reason: 'full', count: 1 }],
  ['[S14] a browser that stores nothing, offline', state(offline), { ...clean, trouble: 'refused' }, { kind: 'not-stored', reason: 'refused', count: 0 }],
  ['[S14] a browser that stores nothing, but the relay has all', state(online, 2, 2), { ...clean, trouble: 'refused' }, { kind: 'saved-for-all' }],
]

test.each(table)('%s', (_, sync, device, badge) => expect(badgeOf(sync, device)).toEqual(badge))
