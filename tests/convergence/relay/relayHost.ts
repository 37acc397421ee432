/** The machine on which the relay runs: the real relay, on a disk that the schedule commits to, fails, cuts and replaces. */
import { StorageFailure, type LogRow } from '../../../server/log/LogStore.ts'
import { Relay, type Connection } from '../../../server/relay/relay.ts'
import type { Socket } from '../../../server/relay/client.ts'
import { Program, type Surroundings } from '../browser/program.ts'
import type { RelayDoor } from '../browser/sockets.ts'
import { Held } from './held.ts'
import { copyDisk, emptyDisk, MemoryLog, type LogDisk } from './memoryLog.ts'

/** Small, so that a schedule of some dozen edits reaches them. */
const LIMITS = { unsentBytes: 1_500, quietMs: 500, unloadMs: 4_000 }
type Waiting = { readonly rows: readonly LogRow[]; readonly land: () => void; readonly fail: (error: Error) => void }

export class RelayHost implements RelayDoor {
  disk: LogDisk = emptyDisk()
  /** What is on the disk. */
  held = new Held()
  /** What is or was on a disk of it: what somebody may have been promised. */
  readonly everHeld = new Held()
  isFrozen = false
  private readonly surroundings: Surroundings
  private program!: Program
  private relay!: Relay
  private log!: MemoryLog
  private waiting: Waiting[] = []
  private openings = 0
  private copies: LogDisk[] = []

  constructor(surroundings: Surroundings, room: string, start: readonly Uint8Array[]) {
    this.surroundings = surroundings
    if (start.length > 0) this.disk.rows.set(room, start.map((update, sequence) => ({ room, sequence, update, author: null, session: 'start', time: 0 })))
    for (const update of start) this.note(update)
    this.start()
  }

  private note(update: Uint8Array): void {
    this.held.add(update)
    this.everHeld.add(update)
  }

  private start(): void {
    const program = (this.program = new Program(this.surroundings))
    this.waiting = []
    // What a killed process still had in mind reaches no disk.
    const gate = (rows: readonly LogRow[]): Promise<void> => new Promise((land, fail) => void (program.isDead || this.waiting.push({ rows, land, fail })))
    this.log = new MemoryLog({ disk: this.disk, name: `opening${this.openings++}`, gate })
    this.relay = this.program.run(() => new Relay({ store: this.log, limits: LIMITS, now: () => this.program.now, mayWrite: () => (this.isFrozen ? 'frozen' : null) }))
  }

  accept(url: URL, socket: Socket): Connection | null {
    const [room, log, since] = [url.pathname.split('/').at(-1)!, url.searchParams.get('log'), url.searchParams.get('since')]
    const position = log !== null && since !== null ? { log, since: Number(since) } : null
    const { program } = this
    const connection = program.run(() => this.relay.connect(socket, { room, address: url.host, author: null, version: Number(url.searchParams.get('v')), position }))
    // A process that is gone hears nothing any more.
    const whileAlive = (work: () => void): void => void (program.isDead || program.run(work))
    return {
      receive: bytes => whileAlive(() => connection.receive(bytes)),
      heard: () => whileAlive(() => connection.heard()),
      refuse: (code, reason) => whileAlive(() => connection.refuse(code, reason)),
      closed: () => whileAlive(() => connection.closed()),
    }
  }

  get isCommitting(): boolean {
    return this.waiting.length > 0
  }
  commit(): void {
    const next = this.waiting.shift()
    if (!next) return
    for (const row of next.rows) this.note(row.update)
    next.land()
  }
  /** The disk is full for this commit. */
  fail(): void {
    this.waiting.shift()?.fail(new StorageFailure('full', 'no room left'))
  }
  async tend(): Promise<void> {
    await this.program.run(() => this.relay.tend())
  }
  updates(room: string): Uint8Array[] {
    return (this.disk.rows.get(room) ?? []).map(({ update }) => update)
  }

  /** The process is killed, before or after the running commit has reached the disk; nobody is told of that commit. */
  crash({ afterCommit = false } = {}): void {
    const [running] = this.waiting
    if (afterCommit && running) {
      this.log.put(running.rows)
      for (const row of running.rows) this.note(row.update)
    }
    this.program.die()
    this.start()
  }
  /** Somebody makes a backup. */
  backUp(): void {
    this.copies.push(copyDisk(this.disk))
  }
  /** The process is killed and comes back on another disk: an empty one, or the nth backup. */
  replaceDisk(backup: number | null): void {
    this.program.die()
    const copy = backup === null || this.copies.length === 0 ? emptyDisk() : copyDisk(this.copies[backup % this.copies.length]!)
    this.disk = copy
    this.held = new Held()
    for (const rows of copy.rows.values()) for (const row of rows) this.held.add(row.update)
    this.start()
  }
  stop(): void {
    this.program.die()
  }
}
