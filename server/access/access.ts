import { createHash, randomBytes, randomInt } from 'node:crypto'
import { may, mayGive, type Role } from '@trame/shared/access'
import type { AccessStore, Link, Visit } from './AccessStore.ts'
import { decide, type Grant, type Right } from './decide.ts'
import { type Read, type TokenFault, type Tokens } from './tokens.ts'

/** Who asks, as far as the server knows. A device is the hash of the secret in its cookie. */
export type Who = { device: string | null, link: Link | null, isOperator: boolean }

export const NOBODY: Who = { device: null, link: null, isOperator: false }

/** What is not in a board's links is as if it did not exist. */
export type Refusal = 'forbidden' | 'unknown-link'
export type Outcome<T> = { ok: true, value: T } | { ok: false, code: Refusal }
export type NewLink = { role: Role, label: string, until: number | null }
/** Somebody who was given a role, or came. `links`: by which links. */
export type Member = { author: string | null, name: string | null, role: Role | null, links: string[], isMaker: boolean, lastAt: number | null }

export type AccessOptions = {
  store: AccessStore
  tokens: Tokens
  /** Boards that nobody owns are open to who knows their address. */
  isOpen: boolean
  now?: () => number
  /** Rights of this board are others now: whoever is there has to be asked about again. */
  onChange?: (board: string) => void
}

/** Neither 0 and O nor 1, I and L: it is read aloud and typed from a screen. */
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE_LENGTH = 8

export const hashDevice = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** `k7qm 3xfd` as it is kept: `K7QM3XFD`; null if it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '')
  return code.length === CODE_LENGTH && [...code].every(letter => CODE_LETTERS.includes(letter)) ? code : null
}

/** Rights of boards: who has which, and how they are given and taken away. */
export class Access {
  readonly #store: AccessStore
  readonly #tokens: Tokens
  readonly #isOpen: boolean
  readonly #now: () => number
  readonly #onChange: (board: string) => void

  constructor({ store, tokens, isOpen, now = Date.now, onChange = () => {} }: AccessOptions) {
    this.#store = store
    this.#tokens = tokens
    this.#isOpen = isOpen
    this.#now = now
    this.#onChange = onChange
  }

  rightOf(board: string, who: Who): Right {
    const grants: Grant[] = who.device === null ? [] : this.#store.grants(board, who.device)
    if (who.link?.board === board) {
      const { role, until, revokedAt } = this.#store.link(who.link.id) ?? who.link
      grants.push({ role, until, isRevoked: revokedAt !== null })
    }
    return decide({ rule: this.#store.rule(board), grants, isOpen: this.#isOpen, isOperator: who.isOperator, now: this.#now() })
  }

  isOwned(board: string): boolean {
    return this.#store.rule(board) !== null
  }

  general(board: string): Role | null {
    const rule = this.#store.rule(board)
    return rule ? rule.general : this.#isOpen ? 'editor' : null
  }

  /** A board is private from its first second: it belongs to the device that made it, if nothing of it is here yet. */
  claimNew(board: string, { device }: Who): void {
    if (device !== null && !this.isOwned(board) && !this.#store.hasRows(board)) this.#store.claim(board, device, this.#now())
  }

  /** Takes a board that is nobody's. It stays open to who knows its address until its owner says otherwise. */
  adopt(board: string, who: Who): Outcome<null> {
    if (who.device === null || this.isOwned(board) || !may(this.rightOf(board, who).role, 'edit') || !this.#store.claim(board, who.device, this.#now())) return FORBIDDEN
    this.#store.setGeneral(board, 'editor', this.#now())
    this.#onChange(board)
    return done(null)
  }

  setGeneral(board: string, who: Who, general: Role | null): Outcome<null> {
    if (!this.isOwned(board) || !may(this.rightOf(board, who).role, 'manage') || may(general, 'invite')) return FORBIDDEN
    this.#store.setGeneral(board, general, this.#now())
    this.#onChange(board)
    return done(null)
  }

  /** The links that this person may see; a link is a key, so that only who may give its role does. */
  links(board: string, who: Who): Link[] {
    const { role } = this.rightOf(board, who)
    return this.#store.links(board).filter(link => mayGive(role, link.role))
  }

  addLink(board: string, who: Who, { role, label, until }: NewLink): Outcome<Link> {
    if (!mayGive(this.rightOf(board, who).role, role)) return FORBIDDEN
    const code = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('')
    const link: Link = { id: randomBytes(9).toString('base64url'), board, role, label, code, createdAt: this.#now(), until, revokedAt: null }
    this.#store.addLink(link)
    // The operator made an owner for what was nobody's.
    if (!this.isOwned(board) && may(role, 'manage')) this.#store.setGeneral(board, this.general(board), this.#now())
    return done(link)
  }

  tokenOf = (link: Link): Promise<string> => this.#tokens.link(link.id, link.until)

  /** Whoever came by this link, and by no other, is out at once. */
  revoke(board: string, who: Who, id: string): Outcome<null> {
    const link = this.#store.link(id)
    const { role } = this.rightOf(board, who)
    if (!may(role, 'invite')) return FORBIDDEN
    if (link?.board !== board) return { ok: false, code: 'unknown-link' }
    if (!mayGive(role, link.role)) return FORBIDDEN
    this.#store.revoke(id, this.#now())
    this.#onChange(board)
    return done(null)
  }

  /** Finds the link of a token or of a typed code. */
  async linkOf(given: string): Promise<{ ok: true, link: Link } | { ok: false, fault: TokenFault }> {
    const code = readCode(given)
    const read: Read | null = code === null ? await this.#tokens.readLink(given, this.#now()) : null
    if (read && !read.ok) return read
    const link = code === null ? this.#store.link(read!.ok ? read!.id : '') : this.#store.linkByCode(code)
    if (!link) return { ok: false, fault: 'forged' }
    if (link.revokedAt !== null) return { ok: false, fault: 'revoked' }
    return link.until !== null && link.until <= this.#now() ? { ok: false, fault: 'expired' } : { ok: true, link }
  }

  isOperator = async (token: string): Promise<boolean> => (await this.#tokens.readOperator(token, this.#now())).ok

  /** From now on this device has what the link gives. */
  accept(link: Link, device: string): void {
    this.#store.grant(link, device, this.#now())
  }

  noteVisit(board: string, who: Who, { author, name }: Pick<Visit, 'author' | 'name'>): Outcome<null> {
    if (who.device === null || !may(this.rightOf(board, who).role, 'read')) return FORBIDDEN
    this.#store.noteVisit(board, { device: who.device, author, name, lastAt: this.#now() })
    return done(null)
  }

  /** Who has a role here or came, the last first. */
  members(board: string, who: Who): Member[] {
    if (!may(this.rightOf(board, who).role, 'invite')) return []
    const holdings = Map.groupBy(this.#store.holdings(board), ({ device }) => device)
    const visits = new Map(this.#store.visits(board).map(visit => [visit.device, visit]))
    const members = [...new Set([...holdings.keys(), ...visits.keys()])].map((device): Member => {
      const visit = visits.get(device)
      const held = holdings.get(device) ?? []
      return {
        author: visit?.author ?? null,
        name: visit?.name ?? null,
        role: this.rightOf(board, { ...NOBODY, device }).role,
        links: held.flatMap(({ link }) => link ?? []),
        isMaker: held.some(({ link }) => link === null),
        lastAt: visit?.lastAt ?? null,
      }
    })
    return members.toSorted((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0))
  }
}

const FORBIDDEN = { ok: false, code: 'forbidden' } as const
const done = <T>(value: T): Outcome<T> => ({ ok: true, value })
