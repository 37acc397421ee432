/** One device: a browser with its disk, its locks and its pages. */
import type { BoardStore } from '../../contract/deviceStore.ts'
import type { ChannelEnd } from './channels.ts'
import { Locks } from './locks.ts'
import type { Page, TextStorage } from './page.ts'
import type { Surroundings } from './program.ts'

/** What a disk asks of the page that writes to it. */
export type DiskUser = Pick<Page, 'isDead' | 'now' | 'random' | 'run'>

/** What is on a device's disk, and how a page gets at it. */
export type DeviceDisk = {
  /** A page's own way to it. It ends with the page. */
  open: (page: DiskUser) => BoardStore
  /** Nothing more fits on it. */
  isFull: boolean
  /** Every update that was ever on it. */
  readonly everWritten: readonly Uint8Array[]
  close: () => Promise<void>
}

export class Browser {
  readonly number: number
  readonly surroundings: Surroundings
  /** How far its clock is off. */
  skewMs: number
  readonly disk: DeviceDisk
  readonly localStorage: TextStorage = {}
  readonly locks = new Locks()
  readonly pages = new Set<Page>()
  readonly channels = new Set<ChannelEnd>()
  isOnline = true

  constructor({ number, surroundings, skewMs, disk }: { number: number; surroundings: Surroundings; skewMs: number; disk: DeviceDisk }) {
    this.number = number
    this.surroundings = surroundings
    this.skewMs = skewMs
    this.disk = disk
  }

  get author(): string {
    return `person${this.number}`
  }
}
