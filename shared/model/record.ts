/** How the fields of a record are read. Everything here came over the wire: what is malformed reads as absent. */
import type { Patch } from './facts.ts'
import { readKey } from './order.ts'

/** `person` and `board` stand in no tree; kinds that this version does not know are kept and left alone. */
export type NodeKind = 'group' | 'card'
export type StatusKind = 'proposed' | 'interest' | 'arbitration' | 'deferred' | 'accepted' | 'rejected'
export const STATUS_KINDS: readonly StatusKind[] = ['proposed', 'interest', 'arbitration', 'deferred', 'accepted', 'rejected']

/** The record that describes the board itself. */
export const BOARD_ID = 'board'

/** The record that says who an author is. */
export const personId = (author: string): string => `person:${author}`

/** Where somebody wants a node: one value, so that two people's moves are never mixed. `former` is the parent before. */
export type Wish = { readonly parent: string, readonly key: string, readonly former: string | null }
/** Archived in one batch by somebody who saw the node under `parent`. */
export type Gone = { readonly batch: string, readonly parent: string }

export const readText = (value: unknown): string => (typeof value === 'string' ? value : '')

export function readWish(value: unknown): Wish | null {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return null
  return { parent: value[0], key: readKey(value[1]), former: typeof value[2] === 'string' ? value[2] : null }
}

export function readGone(value: unknown): Gone | null {
  if (!Array.isArray(value) || typeof value[0] !== 'string' || typeof value[1] !== 'string') return null
  return { batch: value[0], parent: value[1] }
}

export const readNodeKind = (record: Patch | undefined): NodeKind | null =>
  record?.kind === 'group' || record?.kind === 'card' ? record.kind : null

export const isStatus = (record: Patch | undefined): boolean => record?.kind === 'status'

export const readStatusKind = (value: unknown): StatusKind => STATUS_KINDS.find(kind => kind === value) ?? 'proposed'
