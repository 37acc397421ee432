/** The role of this device in a board, as the relay said it last: known offline too (R10). */
import { isRole, type Role } from '@trame/shared/access'
import { source, type Observable } from './observable.ts'

const ROLE = 'trame.role.'
const MADE = 'trame.made.'
/** What is kept of a role that was withdrawn. */
const NONE = 'none'

export type BoardRole = {
  /** null: no right any more. */
  readonly role: Observable<Role | null>
  /** This device made the board: the relay is told so, and it is the owner until it hears otherwise. */
  readonly isMaker: boolean
  readonly tell: (role: string | null) => void
}

export function openRole(board: string): BoardRole {
  const isMaker = read(MADE + board) !== null
  const known = read(ROLE + board)
  const role = source<Role | null>(known === NONE ? null : isRole(known) ? known : isMaker ? 'owner' : 'editor')
  return {
    role,
    isMaker,
    tell(told) {
      const next = isRole(told) ? told : null
      if (next !== role.get()) role.set(next)
      write(ROLE + board, next ?? NONE)
    },
  }
}

/** From its first connection on the board will be this device's own. */
export const noteMade = (board: string): void => write(MADE + board, '1')

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null // refused storage: what the relay says counts for this tab
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch { /* refused storage: known to this tab alone */ }
}
