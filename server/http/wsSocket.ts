import type { WebSocket } from 'ws'
import type { Connection, Relay, Arrival } from '../relay/relay.ts'
import type { Socket } from '../relay/client.ts'
import { CLOSE } from '@trame/shared/protocol'

/** Joins one websocket of `ws` to the relay. */
export function joinRelay(ws: WebSocket, relay: Relay, arrival: Arrival): void {
  const socket: Socket = {
    send: message => ws.send(message),
    close: (code, reason) => ws.close(code, reason),
    ping: () => ws.ping(),
    pause: () => ws.pause(),
    resume: () => ws.resume(),
    get unsent() {
      return ws.bufferedAmount
    },
  }
  const connection: Connection = relay.connect(socket, arrival)
  ws.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) connection.receive(data)
    else ws.close(CLOSE.malformed, 'text message')
  })
  ws.on('pong', () => connection.heard())
  ws.on('close', () => connection.closed())
  // ws closes by itself with the right code (1009 too big, 1002 protocol); the relay hears of it by 'close'.
  ws.on('error', () => {})
}
