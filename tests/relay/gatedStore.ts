import { openSqliteLog } from '../../server/log/sqlite/SqliteLogStore.ts'
import { type LogStore, StorageFailure } from '../../server/log/LogStore.ts'

/** A real store whose commits a test can hold back or let fail. */
export type Gate = { store: LogStore, hold(): void, release(): void, failWith(code: 'full' | 'io' | null): void, commits: number, isWaiting: boolean }

export async function gatedStore(file: string): Promise<Gate> {
  const inner = await openSqliteLog({ file })
  let open: Promise<void> = Promise.resolve()
  let release = () => {}
  let failure: 'full' | 'io' | null = null
  const gate: Gate = {
    commits: 0,
    isWaiting: false,
    hold: () => {
      open = new Promise<void>(resolve => (release = resolve))
    },
    release: () => release(),
    failWith: code => {
      failure = code
    },
    store: {
      append: async rows => {
        gate.isWaiting = true
        await open
        gate.isWaiting = false
        if (failure !== null) throw new StorageFailure(failure, 'test')
        await inner.append(rows)
        gate.commits++
      },
      load: room => inner.load(room),
      replaceSegments: async (room, segments) => {
        if (failure !== null) throw new StorageFailure(failure, 'test')
        await inner.replaceSegments(room, segments)
      },
      rows: (room, options) => inner.rows(room, options),
      exists: room => inner.exists(room),
      rooms: () => inner.rooms(),
      setAside: (room, sequence, reason) => inner.setAside(room, sequence, reason),
      setting: key => inner.setting(key),
      saveSetting: (key, value) => inner.saveSetting(key, value),
      recoveries: inner.recoveries,
      close: () => inner.close(),
    },
  }
  return gate
}
