/** Which row a key leads to, as the APG's tree pattern says; what it opens and closes. */
import type { TreeRow, TreeRows } from './treeRows.ts'

export type TreeKeyAction =
  | { readonly kind: 'focus'; readonly id: string }
  | { readonly kind: 'open'; readonly ids: readonly string[] }
  | { readonly kind: 'close'; readonly id: string }

const focus = (row: TreeRow | undefined): TreeKeyAction | null => (row ? { kind: 'focus', id: row.id } : null)

/** Null for keys that mean nothing here. */
export function treeKeyAction({ rows, indexOf }: TreeRows, active: string, key: string): TreeKeyAction | null {
  const at = indexOf.get(active)
  const row = at === undefined ? undefined : rows[at]
  if (at === undefined || !row) return null
  switch (key) {
    case 'ArrowDown':
      return focus(rows[at + 1])
    case 'ArrowUp':
      return focus(rows[at - 1])
    case 'Home':
      return focus(rows[0])
    case 'End':
      return focus(rows.at(-1))
    case 'ArrowRight':
      if (row.isOpen === false) return { kind: 'open', ids: [row.id] }
      return row.isOpen ? focus(rows[at + 1]) : null
    case 'ArrowLeft': {
      if (row.isOpen) return { kind: 'close', id: row.id }
      const parent = indexOf.get(row.parent)
      return parent === undefined ? null : focus(rows[parent])
    }
    case '*':
      return { kind: 'open', ids: rows.filter(sibling => sibling.parent === row.parent && sibling.isOpen === false).map(({ id }) => id) }
    default:
      return null
  }
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The next row whose title begins with what was typed; a letter typed again goes on to the next one. */
export function typeaheadRow({ rows, indexOf }: TreeRows, active: string, typed: string, titleOf: (id: string) => string): string | null {
  const text = fold(typed)
  const isRepeat = [...text].every(letter => letter === text[0])
  const sought = isRepeat ? text[0]! : text
  const at = indexOf.get(active) ?? -1
  const first = isRepeat || text.length === 1 ? at + 1 : at
  for (let i = 0; i < rows.length; i++) {
    const row = rows[(Math.max(0, first) + i) % rows.length]!
    if (fold(titleOf(row.id)).startsWith(sought)) return row.id
  }
  return null
}
