import 'fake-indexeddb/auto'
import { afterEach } from 'vitest'
import { DeviceDatabase } from '../../client/src/session/store/database.ts'
import { DeviceStore } from '../../client/src/session/store/deviceStore.ts'
import { deviceStoreContract } from './deviceStore.ts'

let devices = 0
let open: DeviceStore[] = []
afterEach(() => {
  for (const store of open) store.close()
  open = []
})

deviceStoreContract('IndexedDB', () => {
  const name = `contract${devices++}`
  let isFull = false
  const check = (): undefined => {
    if (isFull) throw new DOMException('no room left', 'QuotaExceededError')
    return undefined
  }
  return {
    fill: () => void (isFull = true),
    open() {
      const db = new DeviceDatabase(name)
      db.updates.hook('creating', check)
      db.copies.hook('creating', check)
      db.boards.hook('updating', check)
      const store = new DeviceStore({ now: () => 1_000, db })
      open.push(store)
      return store
    },
  }
})
