import type { Role } from '@trame/shared/access'
import type { BoardRule, Grant } from './decide.ts'

/** Times in ms since 1970. `code` can be typed in the room. */
export type Link = { id: string, board: string, role: Role, label: string, code: string, createdAt: number, until: number | null, revokedAt: number | null }
/** Somebody who came: their device, what they called themselves, and by which link. */
export type Visit = { device: string, author: string, name: string, lastAt: number }
/** A role that a device holds; by a link, or because it made the board (`link` is null). */
export type Holding = Grant & { device: string, link: string | null }

/** Who was given what. Devices are hashes: what lies here lets nobody in. */
export interface AccessStore {
  rule(board: string): BoardRule
  /** Makes a board somebody's own that is nobody's; false if it has an owner. */
  claim(board: string, device: string, now: number): boolean
  /** Makes the rule if there is none. */
  setGeneral(board: string, general: Role | null, now: number): void
  /** Is anything of this board on the disk? */
  hasRows(board: string): boolean
  grants(board: string, device: string): Grant[]
  holdings(board: string): Holding[]
  grant(link: Link, device: string, now: number): void
  addLink(link: Link): void
  link(id: string): Link | null
  linkByCode(code: string): Link | null
  links(board: string): Link[]
  revoke(id: string, now: number): void
  noteVisit(board: string, visit: Visit): void
  visits(board: string): Visit[]
  close(): void
}
