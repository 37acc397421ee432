/**
 * Who may do what: the one table. The relay decides by it, the interface hides by it, and docs/rights.md is written from it.
 */
import type { RoomKind } from '../protocol/index.ts'

/** From the least to the most; each may do what those before it may. */
export const ROLES = ['reader', 'commenter', 'editor', 'facilitator', 'owner'] as const
export type Role = (typeof ROLES)[number]

/**
 * `read`: everything of the board. `comment`: write into its talk. `edit`: write the board and its texts. `invite`: see,
 * make and withdraw the links of readers, commenters and editors, and see who came. `manage`: the same for every role, and
 * say what those may who only know the address.
 */
export const OPERATIONS = ['read', 'comment', 'edit', 'invite', 'manage'] as const
export type Operation = (typeof OPERATIONS)[number]

export const RIGHTS: Readonly<Record<Role, Readonly<Record<Operation, boolean>>>> = {
  reader: { read: true, comment: false, edit: false, invite: false, manage: false },
  commenter: { read: true, comment: true, edit: false, invite: false, manage: false },
  editor: { read: true, comment: true, edit: true, invite: false, manage: false },
  facilitator: { read: true, comment: true, edit: true, invite: true, manage: false },
  owner: { read: true, comment: true, edit: true, invite: true, manage: true },
}

/** What writing into a room is. */
export const WRITING: Readonly<Record<RoomKind, Operation>> = { board: 'edit', texts: 'edit', talk: 'comment' }

/** `null`: no right at all. */
export const may = (role: Role | null, operation: Operation): boolean => role !== null && RIGHTS[role][operation]

/** May somebody with this role give that one, by a link, and take it away again? */
export const mayGive = (role: Role | null, given: Role): boolean => may(role, may(given, 'invite') ? 'manage' : 'invite')

export const isRole = (value: unknown): value is Role => ROLES.some(role => role === value)

/** The one that may more; `null` is less than any. */
export const stronger = (a: Role | null, b: Role | null): Role | null => (rank(a) >= rank(b) ? a : b)

const rank = (role: Role | null): number => (role === null ? -1 : ROLES.indexOf(role))
