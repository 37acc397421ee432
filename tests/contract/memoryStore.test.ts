import { MemoryDisk } from '../convergence/browser/memoryDisk.ts'
import { deviceStoreContract } from './deviceStore.ts'

deviceStoreContract('the convergence suite’s disk in memory', () => {
  const disk = new MemoryDisk()
  return {
    fill: () => void (disk.isFull = true),
    open: () => disk.open({ isDead: false, now: 1_000, random: () => 0, run: work => work() }),
  }
})
