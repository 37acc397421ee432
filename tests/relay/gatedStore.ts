import { openSqliteLog } from '../../server/log/sqlite/SqliteLogStore.ts'
import { type LogStore, StorageFailure } from '../../server/log/LogStore.ts'

/** A real store whose commits, loads and foldings a test can hold back, and whose writes it can let fail. */
export type Gate = {
  store: LogStore
  hold(): void
  holdLoads(): void
  holdFolds(): void
  /** Lets everything that is held back go on, in the order in which it came. */
  release(): void
  failWith(code: 'full' | 'io' | null): void
  /** Commits that are done; loads and foldings that have begun. */
  commits: number
  loads: number
  folds: number
  /** A commit has begun and is held back. */
  isWaiting: boolean
}

export async function gatedStore(file: string): Promise<Gate> {
  const inner = await openSqliteLog({ file })
  const doors = { commit: Promise.resolve(), load: Promise.resolve(), fold: Promise.resolve() }
  const releases: (() => void)[] = []
  let failure: 'full' | 'io' | null = null
  const close = (door: keyof typeof doors) => () => {
    doors[door] = new Promise<void>(resolve => releases.push(resolve))
  }
  const pass = async (door: Promise<void>) => {
    await door
    if (failure !== null) throw new StorageFailure(failure, 'test')
  }
  const gate: Gate = {
    commits: 0,
    loads: 0,
    folds: 0,
    isWaiting: false,
    hold: close('commit'),
    holdLoads: close('load'),
    holdFolds: close('fold'),
    release: () => releases.splice(0).forEach(release => release()),
    failWith: code => {
      failure = code
    },
    store: {
      append: async rows => {
        gate.isWaiting = true
        await pass(doors.commit)
        gate.isWaiting = false
        await inner.append(rows)
        gate.commits++
      },
      load: async room => {
        gate.loads++
        await doors.load
        return inner.load(room)
      },
      replaceSegments: async (room, segments) => {
        gate.folds++
        await pass(doors.fold)
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
