/** A device's disk as it really is: client/src/session's own store, on IndexedDB in memory. To be imported before Dexie. */
import 'fake-indexeddb/auto'
import { DeviceStore } from '../../../client/src/session/store/deviceStore.ts'
import type { BoardStore } from '../../contract/deviceStore.ts'
import type { DeviceDisk, DiskUser } from './browser.ts'

const NEVER = new Promise<never>(() => {})
/** What brings something to the disk. */
const WRITES: ReadonlySet<string> = new Set(['addOwn', 'addRemote', 'markSaved', 'putRefusedAside', 'dropCopy', 'fold'])
let serial = 0

export class IndexedDisk implements DeviceDisk {
  isFull = false
  readonly everWritten: Uint8Array[]
  /** Requests that have not been answered yet. */
  static underWay = 0
  private readonly name = `device${serial++}`
  private readonly stores = new Set<DeviceStore>()
  private readonly start: readonly Uint8Array[]
  private isReady: Promise<unknown> | null = null

  constructor(start: readonly Uint8Array[] = []) {
    this.start = start
    this.everWritten = [...start]
  }

  open(page: DiskUser): BoardStore {
    const store = new DeviceStore({ now: () => page.now, name: this.name })
    this.stores.add(store)
    this.isReady ??= store.addRemote('convergence', 'start', { bytes: this.start, position: null, epoch: 0 })
    const whileAlive = (tell: (...told: never[]) => void) => (...told: never[]): void => void (page.isDead || page.run(() => tell(...told)))
    return new Proxy(store, {
      get: (_, method: keyof BoardStore) => {
        const call = store[method] as (...given: unknown[]) => unknown
        if (method.startsWith('watch')) return (board: string, tell: (...told: never[]) => void) => call.call(store, board, whileAlive(tell))
        if (method === 'expect') return call.bind(store)
        return async (...given: unknown[]) => {
          if (page.isDead) return await NEVER
          if (this.isFull && WRITES.has(method)) throw new DOMException('no room left', 'QuotaExceededError')
          IndexedDisk.underWay++
          try {
            await this.isReady
            const answer = await call.apply(store, given)
            if (method === 'addOwn') this.everWritten.push((given[2] as { bytes: Uint8Array }).bytes)
            if (method === 'addRemote') this.everWritten.push(...(given[2] as { bytes: Uint8Array[] }).bytes)
            return page.isDead ? await NEVER : answer
          } finally {
            IndexedDisk.underWay--
          }
        }
      },
    })
  }

  async close(): Promise<void> {
    const [first, ...others] = this.stores
    for (const store of others) store.close()
    await first?.erase()
  }
}
