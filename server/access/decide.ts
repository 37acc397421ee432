import { type Role, stronger } from '@trame/shared/access'

/** What a board's owner said about it; null for a board that nobody owns. */
export type BoardRule = { general: Role | null } | null
/** A role that somebody was given. `until`: when it ends (ms since 1970). */
export type Grant = { role: Role, until: number | null, isRevoked: boolean }
/** `until`: when it has to be asked again, because something of it ends then. */
export type Right = { role: Role | null, until: number | null }

export type Request = {
  rule: BoardRule
  grants: readonly Grant[]
  /** Boards that nobody owns are open to who knows their address. */
  isOpen: boolean
  /** The person who runs the server. */
  isOperator: boolean
  now: number
}

/** What somebody may do with a board: the strongest of what the address alone gives and of what was given to them. */
export function decide({ rule, grants, isOpen, isOperator, now }: Request): Right {
  if (isOperator) return { role: 'owner', until: null }
  let right: Right = { role: rule ? rule.general : isOpen ? 'editor' : null, until: null }
  for (const { role, until, isRevoked } of grants) {
    if (isRevoked || (until !== null && until <= now)) continue
    if (role === right.role) right = { role, until: right.until === null || until === null ? null : Math.max(right.until, until) }
    else if (stronger(role, right.role) === role) right = { role, until }
  }
  return right
}
