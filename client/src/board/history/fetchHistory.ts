/** What the relay's log tells, page by page. */
import type { Change, ChangeKind } from '@trame/shared/queries'

export type Told = {
  readonly changes: readonly Change[]
  /** For the next page; null at the end. */
  readonly next: string | null
  /** Per Yjs client, how far its entries have arrived. */
  readonly known: Readonly<Record<string, number>>
  readonly authors: readonly string[]
  /** Whose each device is that the relay knows. */
  readonly owners: Readonly<Record<string, string>>
}
export type Asked = { readonly board: string; readonly of: string | null; readonly author: string | null; readonly kind: ChangeKind | null; readonly before: string | null }

/** Null: the relay is out of reach, or does not answer to this. */
export async function fetchHistory({ board, of, author, kind, before }: Asked): Promise<Told | null> {
  const query = new URLSearchParams(Object.entries({ of, author, kind, before }).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
  try {
    const response = await fetch(`/api/boards/${board}/history?${query.toString()}`)
    if (!response.ok) return null
    const told = (await response.json()) as Partial<Told>
    return Array.isArray(told.changes) && told.known ? { changes: told.changes, next: told.next ?? null, known: told.known, authors: told.authors ?? [], owners: told.owners ?? {} } : null
  } catch {
    return null
  }
}
