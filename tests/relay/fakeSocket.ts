import type { Arrival, Connection, Relay } from '../../server/relay/relay.ts'
import type { Socket } from '../../server/relay/client.ts'
import * as wire from './wire.ts'

const NOTHING = new Uint8Array([0])

/** A socket without a network, for what needs a hand on the clock or on the buffers. */
export class FakeSocket implements Socket {
  readonly sent: Uint8Array[] = []
  closed: { code: number, reason: string } | null = null
  pings = 0
  isPaused = false
  unsent = 0
  connection: Connection | null = null

  send(message: Uint8Array): void {
    this.sent.push(message)
  }

  close(code: number, reason: string): void {
    this.closed = { code, reason }
    this.connection?.closed()
  }

  terminate(): void {
    this.close(1006, 'terminated')
  }

  ping(): void {
    this.pings++
  }

  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
  }

  /** Everything it was sent since the last call, read. */
  take(): wire.Heard[] {
    return this.sent.splice(0).map(wire.hear)
  }
}

/** Connects a fake device and waits until the relay has let it in and answered its step 1. */
export async function enter(relay: Relay, arrival: Partial<Arrival> = {}): Promise<FakeSocket & { say(bytes: Uint8Array): void }> {
  const socket = new FakeSocket()
  const connection = relay.connect(socket, { room: 'roomAAAA', address: '10.0.0.1', author: null, version: 1, position: null, ...arrival })
  socket.connection = connection
  connection.receive(wire.stepOne(NOTHING))
  await turns(() => socket.sent.length > 0 || socket.closed !== null)
  return Object.assign(socket, { say: (bytes: Uint8Array) => connection.receive(bytes) })
}

/** Lets the event loop turn until the condition holds. */
export async function turns(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(resolve => setImmediate(resolve))
}
