import type { WebSocket } from 'ws'
import type { Connection, Relay, Arrival } from '../relay/relay.ts'
import type { Socket } from '../relay/client.ts'
import { CLOSE } from '@trame/shared/protocol'

/** The close codes that ws sends by itself, https://github.com/websockets/ws/blob/master/doc/ws.md#error-codes */
const CODE_OF: Record<string, number> = { WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: 1009, WS_ERR_INVALID_UTF8: 1007, WS_ERR_TOO_MANY_BUFFERED_PARTS: 1008 }
const PROTOCOL_ERROR = 1002

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
    else connection.refuse(CLOSE.malformed, 'text message')
  })
  ws.on('pong', () => connection.heard())
  ws.on('close', () => connection.closed())
  // By now ws has begun to close it with that code.
  ws.on('error', (error: NodeJS.ErrnoException) => connection.refuse(CODE_OF[error.code ?? ''] ?? PROTOCOL_ERROR, error.message))
}
