/** Edits of tabs that are gone, or that have no relay: the leading tab sends them in their stead (S6). */
import type { DeviceStore, UnsavedRow } from './store/deviceStore.ts'

/** Rows that are still unsaved when they have been seen for this long are sent. */
const ORPHANED_AFTER_MS = 5_000

export type OrphanOptions = {
  device: Pick<DeviceStore, 'unsavedRows'>
  board: string
  tab: string
  /** This tab leads and is online: it may send. */
  maySend: () => boolean
  isOnItsWay: (row: number) => boolean
  send: (row: UnsavedRow) => void
}

/** Looks every few seconds, until the returned stop is called. */
export function adoptOrphans({ device, board, tab, maySend, isOnItsWay, send }: OrphanOptions): () => void {
  // How long a row has waited is counted by this tab's own rounds: the clock by which it was written may have been set since.
  let seen = new Set<number>()
  let isOver = false
  const look = async (): Promise<void> => {
    if (!maySend()) return seen.clear()
    const rows = await device.unsavedRows(board).catch(() => [])
    if (isOver || !maySend()) return
    const foreign = rows.filter(row => row.tab !== tab)
    for (const row of foreign) if (seen.has(row.key) && !isOnItsWay(row.key)) send(row)
    seen = new Set(foreign.map(({ key }) => key))
  }
  const timer = setInterval(() => void look(), ORPHANED_AFTER_MS)
  return () => {
    isOver = true
    clearInterval(timer)
  }
}
