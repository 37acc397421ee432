/** A device's disk in memory, as `DeviceStore` keeps it in IndexedDB: quick enough for thousands of schedules. */
import * as Y from 'yjs'
import type { CopyRow, UpdateRow } from '../../../client/src/session/store/database.ts'
import type { Refused } from '../../../client/src/session/store/deviceStore.ts'
import type { BoardStore } from '../../contract/deviceStore.ts'
import type { DeviceDisk, DiskUser } from './browser.ts'

/** The disk answers in a later turn. */
const turn = (): Promise<void> => Promise.resolve()

type About = { log?: string; sequence?: number; epoch: number }
/** As in IndexedDB; a schedule gets there with less. */
const FOLD_FROM = 64
const editsIn = (rows: readonly { edits: number }[]): number => rows.reduce((sum, { edits }) => sum + edits, 0)

export class MemoryDisk implements DeviceDisk {
  isFull = false
  readonly everWritten: Uint8Array[] = []
  private rows: UpdateRow[] = []
  private held: CopyRow[] = []
  private readonly about = new Map<string, About>()
  private keys = 0
  private readonly watchers = new Set<() => void>()
  private readonly foldFrom: number

  constructor(start: readonly Uint8Array[] = [], { board = '', foldFrom = FOLD_FROM } = {}) {
    this.foldFrom = foldFrom
    for (const bytes of start) this.add({ board, bytes, unsaved: 0, tab: 'start', edits: 0 })
  }

  async close(): Promise<void> {
    this.watchers.clear()
  }

  open(page: DiskUser): BoardStore {
    /** One transaction: a page that ends meanwhile never hears how it ended, and it may have come to be or not. */
    const transact = async <T>(work: () => T): Promise<T> => {
      if (page.isDead) return await new Promise(() => {})
      await turn()
      if (page.isDead && (this.isFull || page.random() < 0.5)) return await new Promise(() => {})
      const result = work()
      for (const watcher of this.watchers) watcher()
      await turn()
      return page.isDead ? await new Promise(() => {}) : result
    }
    const write = <T>(work: () => T): Promise<T> => transact(() => {
      if (this.isFull) throw new DOMException('no room left', 'QuotaExceededError')
      return work()
    })
    const watch = <T>(ask: () => T, tell: (answer: T) => void): (() => void) => {
      let last: string | undefined
      let isOver = false
      const look = (): void => queueMicrotask(() => {
        const answer = ask()
        if (isOver || page.isDead || JSON.stringify(answer) === last) return
        last = JSON.stringify(answer)
        page.run(() => tell(answer))
      })
      this.watchers.add(look)
      look()
      return () => {
        isOver = true
        this.watchers.delete(look)
      }
    }
    const rows = (board: string, unsaved: 0 | 1): UpdateRow[] => this.rows.filter(row => row.board === board && row.unsaved === unsaved)
    const about = (board: string): About => this.about.get(board) ?? { epoch: 0 }
    const copies = (board: string): CopyRow[] => this.held.filter(each => each.board === board)
    const refused = (board: string): Refused => {
      const last = copies(board).at(-1)
      return last ? { code: last.code, count: editsIn(copies(board)) } : null
    }
    const copy = (board: string, bytes: Uint8Array, code: CopyRow['code'], edits: number): void => void this.held.push({ key: ++this.keys, board, bytes, code, edits, at: page.now })
    let closing: Promise<unknown> = Promise.resolve()
    return {
      expect: (_board, done) => void (closing = Promise.all([closing, done])),
      loadReadable: () => Promise.reject(new Error('every row of this disk can be read')),
      load: async board => {
        await closing
        return await transact(() => {
          const { log, sequence, epoch } = about(board)
          const [saved, unsaved] = [rows(board, 0), rows(board, 1)]
          return {
            saved: saved.map(row => row.bytes),
            savedRows: saved.map(row => row.key),
            unsaved: unsaved.map(row => row.bytes),
            unsavedRows: unsaved.map(row => row.key),
            unsavedEdits: editsIn(unsaved),
            position: log === undefined ? null : { log, sequence: sequence! },
            unreadable: 0,
            epoch,
          }
        })
      },
      addOwn: (board, tab, { bytes, edits, isSaved, epoch }) => write(() => {
        if (epoch === about(board).epoch) return this.add({ board, bytes, unsaved: isSaved ? 0 : 1, tab, edits })
        copy(board, bytes, copies(board).at(-1)?.code ?? 'read-only', edits)
        return null
      }),
      addRemote: (board, tab, { bytes, position, epoch }) => write(() => {
        if (epoch !== about(board).epoch) return
        if (bytes.length > 0) this.add({ board, bytes: Y.mergeUpdates([...bytes]), unsaved: 0, tab, edits: 0 })
        if (position) this.about.set(board, { epoch, log: position.log, sequence: position.sequence })
      }),
      markSaved: keys => write(() => void (this.rows = this.rows.map(row => (keys.includes(row.key) ? { ...row, unsaved: 0 } : row)))),
      unsavedRows: board => transact(() => rows(board, 1)),
      watchUnsaved: (board, tell) => watch(() => editsIn(rows(board, 1)), tell),
      watchEpoch: (board, tell) => watch(() => about(board).epoch, tell),
      watchPosition: (board, tell) => watch(() => about(board), ({ log, sequence }) => log !== undefined && tell({ log, sequence: sequence! })),
      putRefusedAside: (board, { code, epoch, unwritten, whole }) => write(() => {
        const isFirst = epoch === about(board).epoch
        const refused = isFirst ? rows(board, 1) : []
        const pieces = [...refused.map(({ bytes }) => bytes), ...unwritten]
        if (pieces.length > 0) copy(board, Y.mergeUpdates(pieces), code, editsIn(refused) + unwritten.length)
        if (!isFirst) return
        if (pieces.length === 0) copy(board, whole(), code, 1)
        this.about.set(board, { epoch: epoch + 1 })
        this.rows = this.rows.filter(row => row.board !== board || (pieces.length > 0 && row.unsaved === 0))
      }),
      copies: board => transact(() => copies(board)),
      refused: board => transact(() => refused(board)),
      watchRefused: (board, tell) => watch(() => refused(board), tell),
      dropCopy: key => write(() => void (this.held = this.held.filter(each => each.key !== key))),
      noteBoard: () => transact(() => {}),
      fold: async (board, { rows: [first, ...rest], whole }) => {
        if (first === undefined || rest.length + 1 < this.foldFrom) return
        const bytes = whole()
        await write(() => {
          const keys = new Set(rows(board, 0).map(row => row.key))
          if (![first, ...rest].every(row => keys.has(row))) return
          this.rows = this.rows.filter(row => !rest.includes(row.key)).map(row => (row.key === first ? { ...row, bytes, edits: 0 } : row))
        })
      },
    }
  }

  private add(row: Pick<UpdateRow, 'board' | 'bytes' | 'unsaved' | 'tab' | 'edits'>): number {
    this.everWritten.push(row.bytes)
    this.rows.push({ ...row, key: ++this.keys, at: 0 })
    return this.keys
  }
}
