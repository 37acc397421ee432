/** A board on a running relay, changed by one more device of it: the others see the change at once. */
import { ACKNOWLEDGED, carriesUpdate, decodeBody, REFUSED, SYNC, SYNC_PATH, SYNC_STEP_1, SYNC_STEP_2, SYNC_UPDATE } from '@trame/shared/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

export class RelayUnreachable extends Error {}
/** `code` is the relay's: a refusal, or the number with which it closed the socket. */
export class RelayRefused extends Error {
  readonly code: string

  constructor(code: string) {
    super(`the relay refused: ${code}`)
    this.code = code
  }
}

/** A relay on the same machine, or on a line that works, answers within this. */
const PATIENCE_MS = 20_000

const syncMessage = (step: number, body: Uint8Array): Uint8Array =>
  encoding.encode(encoder => {
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, body)
  })

/** `pass`: shows the relay a right. Joins the room, lets `change` write into its document, and resolves once the relay has all of it on disk. Throws `RelayUnreachable` or `RelayRefused`. */
export function changeOnRelay<T>(url: string, room: string, { pass, change }: { pass: string, change: (doc: Y.Doc) => T }): Promise<T> {
  const doc = new Y.Doc()
  const socket = new WebSocket(`${url.replace(/^http/, 'ws').replace(/\/$/, '')}${SYNC_PATH}/${room}?v=1`, { headers: { authorization: `Bearer ${pass}` } })
  return new Promise<T>((resolve, reject) => {
    let sent = 0
    let result: { value: T } | null = null
    const end = (settle: () => void): void => {
      clearTimeout(timer)
      doc.destroy()
      socket.removeAllListeners('close')
      socket.close()
      settle()
    }
    const fail = (error: Error): void => end(() => reject(error))
    const timer = setTimeout(() => fail(new RelayUnreachable(`no answer from ${url}`)), PATIENCE_MS)
    const send = (message: Uint8Array): void => {
      if (carriesUpdate(message)) sent++
      socket.send(message)
    }
    const hear = (bytes: Uint8Array): void => {
      const decoder = decoding.createDecoder(bytes)
      const type = decoding.readVarUint(decoder)
      if (type === SYNC) {
        const step = decoding.readVarUint(decoder)
        const body = decoding.readVarUint8Array(decoder)
        if (step === SYNC_STEP_1) return send(syncMessage(SYNC_STEP_2, Y.encodeStateAsUpdate(doc, body)))
        Y.applyUpdate(doc, body, socket)
        if (step !== SYNC_STEP_2 || result) return
        doc.on('update', (update: Uint8Array, origin: unknown) => origin !== socket && send(syncMessage(SYNC_UPDATE, update)))
        result = { value: change(doc) }
      } else if (type === REFUSED || type === ACKNOWLEDGED) {
        const message = decodeBody(type, decoder)
        if (message?.kind === 'refused') fail(new RelayRefused(message.refusal.code))
        else if (message?.kind === 'acknowledged' && result && message.count === sent) end(() => resolve(result!.value))
      }
    }
    socket.on('open', () => send(syncMessage(SYNC_STEP_1, Y.encodeStateVector(doc))))
    socket.on('message', (bytes: Buffer) => {
      try {
        hear(new Uint8Array(bytes))
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)))
      }
    })
    socket.on('error', error => fail(new RelayUnreachable(error.message, { cause: error })))
    socket.on('close', code => fail(new RelayRefused(String(code))))
  })
}
