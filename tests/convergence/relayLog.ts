/**
 * A relay as docs/spec/protocol.md describes it, reduced to what can lose or double an edit: a log on disk, what was
 * received and is not committed yet, and acknowledgements that count. A crash forgets all but the disk.
 */
import * as Y from 'yjs'

export type Socket = { readonly device: number; cursor: number; received: number; readonly owed: { index: number }[] }

export class RelayLog {
  /** What a crash leaves. */
  readonly disk: Uint8Array[] = []
  private waiting: { update: Uint8Array; socket: Socket; index: number }[] = []
  sockets = new Set<Socket>()

  /** Not on the disk yet. */
  get received(): readonly Uint8Array[] {
    return this.waiting.map(entry => entry.update)
  }

  join(device: number): Socket {
    const socket: Socket = { device, cursor: this.disk.length, received: 0, owed: [] }
    this.sockets.add(socket)
    return socket
  }
  /** What the device lacks (sync step 1 answered), and what this relay knows (its own step 1). */
  answer(stateVector: Uint8Array): { missing: Uint8Array; asks: Uint8Array } {
    const whole = this.disk.length > 0 ? Y.mergeUpdates(this.disk) : Y.encodeStateAsUpdate(new Y.Doc())
    return { missing: Y.diffUpdate(whole, stateVector), asks: Y.encodeStateVectorFromUpdate(whole) }
  }
  receive(socket: Socket, update: Uint8Array): void {
    this.waiting.push({ update, socket, index: ++socket.received })
  }
  /** Commits, then shows to the others, then acknowledges: the returned messages come after the disk has it. */
  commit(): { socket: Socket; kind: 'update' | 'acknowledged'; update?: Uint8Array; count?: number }[] {
    const out: { socket: Socket; kind: 'update' | 'acknowledged'; update?: Uint8Array; count?: number }[] = []
    for (const { update } of this.waiting) this.disk.push(update)
    for (const { update, socket } of this.waiting) for (const other of this.sockets) if (other !== socket) out.push({ socket: other, kind: 'update', update })
    for (const socket of new Set(this.waiting.map(entry => entry.socket))) {
      if (this.sockets.has(socket)) out.push({ socket, kind: 'acknowledged', count: Math.max(...this.waiting.filter(entry => entry.socket === socket).map(entry => entry.index)) })
    }
    this.waiting = []
    return out
  }
  crash(): void {
    this.waiting = []
    this.sockets = new Set()
  }
  /** The data folder was emptied: returning devices fill it again. */
  wipe(): void {
    this.crash()
    this.disk.length = 0
  }
}
