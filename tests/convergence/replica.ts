/**
 * One device: a board on a document, a store that a crash reduces to what was written, and the real state machine of
 * shared/sync, driven as the session drives it.
 */
import { Board } from '@trame/shared/model'
import { BoardIndex } from '@trame/shared/queries'
import { badgeOf, initialSync, step, type SyncEvent, type SyncState } from '@trame/shared/sync'
import * as Y from 'yjs'
import type { RelayLog, Socket } from './relayLog.ts'

type Row = { readonly bytes: Uint8Array; readonly edits: number; unsaved: boolean }
type Inbound = { readonly socket: Socket; readonly kind: 'update' | 'acknowledged'; readonly update?: Uint8Array; readonly count?: number }

export class Replica {
  readonly number: number
  private readonly skewMs: number
  private readonly clock: { now: number }
  private readonly random: () => number
  doc!: Y.Doc
  board!: Board
  index!: BoardIndex
  /** On the device's disk. */
  private rows: Row[] = []
  /** Written by nobody yet: a crash takes it. */
  private pending: { bytes: Uint8Array; isOwn: boolean; serial: number }[] = []
  private sync: SyncState = initialSync
  private socket: Socket | null = null
  private inbox: Inbound[] = []
  private rowOf = new Map<number, Row>()
  private loaded: Row[] = []

  constructor({ number, skewMs, clock, random }: { number: number; skewMs: number; clock: { now: number }; random: () => number }) {
    this.number = number
    this.skewMs = skewMs
    this.clock = clock
    this.random = random
    this.open()
  }

  private open(): void {
    this.doc = new Y.Doc()
    this.board = new Board(this.doc, { author: `person${this.number}`, now: () => this.clock.now + this.skewMs, random: this.random })
    for (const row of this.rows) Y.applyUpdate(this.doc, row.bytes, 'loaded')
    this.loaded = this.rows.filter(row => row.unsaved)
    this.index = new BoardIndex(this.board)
    this.sync = initialSync
    this.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === 'loaded') return
      const isOwn = origin === this.board
      if (isOwn) this.event({ kind: 'edited' })
      this.pending.push({ bytes, isOwn, serial: this.sync.made })
    })
  }

  get isConnected(): boolean {
    return this.socket !== null
  }
  badge(): string {
    return badgeOf(this.sync, { unsaved: this.unsaved, trouble: null, refused: null }).kind
  }
  private get unsaved(): number {
    return this.rows.filter(row => row.unsaved).reduce((sum, row) => sum + row.edits, 0)
  }

  private event(event: SyncEvent): void {
    const { state, effects } = step(this.sync, event)
    this.sync = state
    for (const effect of effects) {
      if (effect.kind !== 'saved') continue
      for (const [serial, row] of this.rowOf) if (serial <= effect.made) row.unsaved = false
      for (const at of effect.rows) this.loaded[at]!.unsaved = false
    }
  }

  /** Own edits first, as the session's writer does; what came from elsewhere may come later. */
  write(): void {
    for (const { bytes, isOwn, serial } of this.pending) {
      const row: Row = { bytes, edits: isOwn ? 1 : 0, unsaved: isOwn && this.sync.acknowledged < serial }
      this.rows.push(row)
      if (isOwn) this.rowOf.set(serial, row)
    }
    this.pending = []
  }
  /** The tab dies: what was not written is gone here, unless the relay has it. */
  crash(relay: RelayLog): void {
    this.disconnect(relay)
    this.pending = []
    this.rowOf = new Map()
    this.index.close()
    this.board.close()
    this.doc.destroy()
    this.open()
  }

  connect(relay: RelayLog): void {
    if (this.socket) return
    this.socket = relay.join(this.number)
    this.event({ kind: 'connecting' })
    this.event({ kind: 'open' })
    const { missing, asks } = relay.answer(Y.encodeStateVector(this.doc))
    Y.applyUpdate(this.doc, missing, this.socket)
    this.event({ kind: 'synced' })
    this.event({ kind: 'sent', isAnswer: true, rows: this.loaded.map((_, at) => at) })
    relay.receive(this.socket, Y.encodeStateAsUpdate(this.doc, asks))
  }
  disconnect(relay: RelayLog): void {
    if (!this.socket) return
    relay.sockets.delete(this.socket)
    this.lose()
  }
  /** The relay is gone, or the socket is. */
  lose(): void {
    this.socket = null
    this.inbox = []
    this.event({ kind: 'lost', now: this.clock.now })
  }
  /** Runs a change; what it writes goes out at once when there is a socket, as y-websocket does. */
  change(relay: RelayLog, run: (board: Board) => void): void {
    const sent: Uint8Array[] = []
    const onUpdate = (bytes: Uint8Array, origin: unknown): void => {
      if (origin === this.board) sent.push(bytes)
    }
    this.doc.on('update', onUpdate)
    run(this.board)
    this.doc.off('update', onUpdate)
    for (const bytes of sent) {
      if (!this.socket) continue
      relay.receive(this.socket, bytes)
      this.event({ kind: 'sent', isAnswer: false, rows: [] })
    }
  }
  /** What the relay sent, in its order; it waits here until `read`. */
  deliver(message: Inbound): void {
    if (message.socket === this.socket) this.inbox.push(message)
  }
  read(count: number): number {
    const messages = this.inbox.splice(0, count)
    for (const { kind, update, count: acknowledged } of messages) {
      if (kind === 'update') Y.applyUpdate(this.doc, update!, this.socket)
      else this.event({ kind: 'acknowledged', count: acknowledged! })
    }
    return messages.length
  }
}
