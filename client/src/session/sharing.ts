/** Links and people of a board, as the relay keeps them. Nothing of it lies on this device: without the relay nobody is invited. */
import { isRole, type Role } from '@trame/shared/access'

export type BoardLink = {
  readonly id: string
  readonly role: Role
  readonly label: string
  /** Eight letters that say the same, to be typed in the room. */
  readonly code: string
  /** When it ends (ms since 1970); null: never. */
  readonly until: number | null
  readonly revokedAt: number | null
  /** `/j/…`: the address to send, and the one that is short enough for a QR code on a wall. */
  readonly path: string
  readonly shortPath: string
}
export type BoardMember = {
  readonly author: string | null
  readonly name: string | null
  readonly role: Role | null
  readonly links: readonly string[]
  readonly isMaker: boolean
  /** When they came last (ms since 1970). */
  readonly lastAt: number | null
}
export type BoardAccess = {
  readonly role: Role
  /** false: nobody said who may come in; who knows the address may write. */
  readonly isOwned: boolean
  /** What those may who only know the address; null: nothing. */
  readonly general: Role | null
  readonly links: readonly BoardLink[]
  readonly members: readonly BoardMember[]
}

/** The relay said no, or did not answer; the code is its own. */
export class SharingRefused extends Error {
  readonly code: string

  constructor(code: string) {
    super(`sharing was refused: ${code}`)
    this.code = code
  }
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(path, { method, ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) })
  } catch {
    throw new SharingRefused('unreachable')
  }
  const read: unknown = answer.status === 204 ? null : await answer.json().catch(() => null)
  if (!answer.ok) throw new SharingRefused(codeOf(read))
  return read as T
}

const codeOf = (read: unknown): string => (read as { error?: { code?: string } } | null)?.error?.code ?? 'unreachable'

export async function readAccess(board: string): Promise<BoardAccess> {
  const access = await ask<BoardAccess>('GET', `/api/boards/${board}/access`)
  if (!isRole(access.role)) throw new SharingRefused('unreachable')
  return access
}

export const makeLink = (board: string, link: { role: Role; label: string; until: number | null }): Promise<BoardLink> => ask('POST', `/api/boards/${board}/links`, link)
export const revokeLink = (board: string, id: string): Promise<null> => ask('DELETE', `/api/boards/${board}/links/${id}`)
export const setGeneral = (board: string, role: Role | null): Promise<null> => ask('PUT', `/api/boards/${board}/access/general`, { role })
/** Makes this device the owner of a board that nobody owns. */
export const adoptBoard = (board: string): Promise<null> => ask('POST', `/api/boards/${board}/access/adopt`)
/** Comes in by a code; the board's id. */
export const joinByCode = async (code: string): Promise<string> => (await ask<{ board: string }>('POST', '/api/join', { code })).board
/** Tells those who may invite that this person was here, under the name that the others see anyway. */
export const noteVisit = (board: string, person: { author: string; name: string }): Promise<null> => ask('PUT', `/api/boards/${board}/visit`, person)
