import { findLeftEdits } from './leftEdits.ts'
import type { DeviceStore } from './store/deviceStore.ts'

/** The tab of edits whose own tab is gone. */
const LEFT = 'left'

export type TakingOptions = {
  device: Pick<DeviceStore, 'addOwn'>
  epoch: () => number
  isClosed: () => boolean
  isReadable: (update: Uint8Array) => boolean
  /** Everything of it was read from the disk: it had been written after all. */
  isHere: (update: Uint8Array) => boolean
  /** It is in this row now. */
  stored: (row: number, update: Uint8Array) => void
  /** There was no room: it stays where it is, and is tried again like any edit of this tab. */
  unstored: (update: Uint8Array) => void
}

/**
 * S18: takes over what a page that went away had no time to write. On the disk first, as an edit of nobody here: what it
 * builds on may still be missing in this tab.
 */
export async function takeLeftEdits(room: string, { device, epoch, isClosed, isReadable, isHere, stored, unstored }: TakingOptions): Promise<void> {
  for (const { left, forget } of findLeftEdits(room)) {
    if (!isReadable(left.bytes)) continue
    // A second row of it would be counted as one more edit that nobody has.
    if (isHere(left.bytes)) {
      forget()
      continue
    }
    try {
      const row = await device.addOwn(room, LEFT, { ...left, isSaved: false })
      forget()
      // Refused since by the relay: the store keeps them as a copy.
      if (row !== null && !isClosed()) stored(row, left.bytes)
    } catch {
      if (left.epoch === epoch() && !isClosed()) unstored(left.bytes)
    }
  }
}
