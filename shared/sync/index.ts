export { badgeOf, type Badge, type DeviceState, type ShutOut } from './badge.ts'
export { joinBadges } from './joinBadges.ts'
export { GIVE_UP_MS, HANDSHAKE_MS, initialSync, PING_EVERY_MS, SILENCE_MS, step, type Link, type SyncEffect, type SyncEvent, type SyncState, type SyncStep } from './state.ts'
