import { copyDisk, emptyDisk, MemoryLog } from '../convergence/relay/memoryLog.ts'
import { logStoreContract } from './logStore.ts'

let opened = 0

logStoreContract('the convergence suite’s log in memory', () => {
  let disk = emptyDisk()
  return {
    open: async ({ maxBytes } = {}) => {
      // As if the machine had been switched off and on: what is read again is a copy.
      disk = copyDisk(disk)
      return new MemoryLog({ disk, name: `opening${opened++}`, maxBytes })
    },
  }
})
