/**
 * The socket to the relay: y-websocket's provider with the relay's own messages around it. Every message that leaves
 * is counted where it leaves, so that an acknowledgement can be understood; what it means is decided in shared/sync.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import {
  ACKNOWLEDGED, carriesUpdate, decodeBody, encodeMessage, PING, PONG, POSITION, PROTOCOL_VERSION, REFUSED, ROLE, SYNC, SYNC_PATH, SYNC_STEP_1, SYNC_STEP_2, SYNC_UPDATE,
  type OwnMessage, type Position,
} from '@trame/shared/protocol'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { openTabChannel, type TabChannel } from './tabChannel.ts'

/** A close code that means: come back later. */
const SILENT = 4599

export type LinkOptions = {
  doc: Y.Doc
  room: string
  /** This device made the board: the relay keeps it for it. */
  isMaker?: boolean
  /** `http(s)://host`, without a path. */
  origin: string
  /** Resolves when all that this tab has now is on the device's disk. */
  stored: () => Promise<void>
  on: {
    connecting: () => void
    open: () => void
    synced: () => void
    lost: () => void
    /** The relay closed for good. */
    closed: (code: number) => void
    /** A message with an update has just been handed to the socket. */
    sent: (message: { isAnswer: boolean; rows: readonly number[] }) => void
    /**
     * An update as the relay sent it, before it is applied; false: it is not to be applied. What other tabs of this
     * browser pass on does not come here.
     */
    received: (update: Uint8Array) => boolean
    /** The relay asks for what it lacks: its state vector, before it is answered. */
    asked: (stateVector: Uint8Array) => void
    /** A message that cannot be read came; nothing of it was applied. */
    garbled: () => void
    /** The browser has found a network. */
    woken: () => void
    own: (message: OwnMessage) => void
    heard: () => void
  }
}

export type RelayLink = {
  readonly awareness: Awareness
  /** The origin of transactions that came from elsewhere. */
  readonly origin: unknown
  /** Tabs of this browser hear each other when they come with the same `epoch`. */
  connect: (at: { position: Position | null; epoch: number }) => void
  /** Asked at the next connection: how far this tab has the relay's log; null asks for everything that it lacks. */
  remember: (position: Position | null) => void
  ping: (number: number) => void
  /** Sends an update that this tab did not make; false when there is no open socket. */
  send: (update: Uint8Array, rows: readonly number[]) => boolean
  /** Gives up the socket, which may be dead, and connects anew. */
  reconnect: () => void
  /** Ends with the relay for good, as if it had closed with this code; the tabs of this browser go on hearing each other. */
  giveUp: (code: number) => void
  close: () => void
}

export function openLink({ doc, room, isMaker = false, origin, stored, on }: LinkOptions): RelayLink {
  /** Rows that the update being sent stands for; the tracking below reads it within the same call. */
  let rowsBeingSent: readonly number[] = []
  class CountedSocket extends WebSocket {
    override send(data: ArrayBufferView<ArrayBuffer>): void {
      super.send(data)
      const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      if (carriesUpdate(bytes)) on.sent({ isAnswer: bytes[1] === SYNC_STEP_2, rows: rowsBeingSent })
    }
  }
  const about = { v: String(PROTOCOL_VERSION), ...(isMaker ? { mine: '1' } : {}) }
  const provider = new WebsocketProvider(`${origin.replace(/^http/, 'ws')}${SYNC_PATH}`, room, doc, { connect: false, disableBc: true, WebSocketPolyfill: CountedSocket, params: about })
  // It would encode each update, also while there is nobody to send it to.
  doc.off('update', provider._updateHandler)
  const position = (at: Position | null): void => {
    provider.params = { ...about, ...(at ? { log: at.log, since: String(at.sequence) } : {}) }
  }
  const handle = provider.messageHandlers
  for (const type of [ACKNOWLEDGED, REFUSED, POSITION, PING, PONG, ROLE]) {
    handle[type] = (_encoder: encoding.Encoder, decoder: decoding.Decoder) => {
      const message = decodeBody(type, decoder)
      if (message) on.own(message)
    }
  }
  const applySync = handle[SYNC]!
  handle[SYNC] = (encoder, decoder, from, isFromRelay, type) => {
    if (isFromRelay) {
      const at = decoder.pos
      const inner = decoding.readVarUint(decoder)
      const carries = inner === SYNC_STEP_2 || inner === SYNC_UPDATE
      const body = decoding.readVarUint8Array(decoder)
      const isWelcome = !carries || on.received(body.slice())
      if (inner === SYNC_STEP_1) on.asked(body)
      decoder.pos = at
      if (!isWelcome) return
    }
    applySync(encoder, decoder, from, isFromRelay, type)
  }
  // S17: a message cut short throws where it is read; left to the socket, it would be lost without a trace.
  for (const [type, read] of Object.entries(handle)) {
    handle[Number(type)] = (...message) => {
      try {
        read(...message)
      } catch (error) {
        if (!(error instanceof RangeError || error instanceof SyntaxError || isOutOfBytes(error))) throw error
        on.garbled()
      }
    }
  }
  // y-websocket passes everybody's presence on, so that among n devices each change travels n² times, and a tab that
  // loses its socket takes the others away from all tabs of the browser. Here each device tells of itself only.
  const tellAll = provider._awarenessUpdateHandler
  const tellMine = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }, from: unknown): void => {
    if (![...added, ...updated, ...removed].includes(doc.clientID)) return
    tellAll({ added: [], updated: [doc.clientID], removed: [] }, from)
    tabs?.presence([doc.clientID])
  }
  provider.awareness.off('update', tellAll)
  provider.awareness.on('update', tellMine)
  provider.on('status', ({ status }: { status: 'connected' | 'disconnected' | 'connecting' }) => {
    if (status === 'connecting') {
      on.connecting()
      // Set by the provider just before it says so: hear every message, whatever it is.
      provider.ws?.addEventListener('message', on.heard)
    } else if (status === 'connected') on.open()
  })
  provider.on('connection-close', on.lost)
  provider.on('closed', ({ code }: { code: number }) => on.closed(code))
  provider.on('sync', (isSynced: boolean) => isSynced && on.synced())

  const sendBytes = (bytes: Uint8Array<ArrayBuffer>): boolean => {
    const socket = provider.ws
    if (!socket || socket.readyState !== WebSocket.OPEN) return false
    socket.send(bytes)
    return true
  }
  // The provider's own way of giving up a socket at once: a dead one would take its time to tell that it is closed.
  const drop = (code: number): void => void provider.ws?.onclose?.(new CloseEvent('close', { code }))
  const reconnect = (): void => {
    if (provider.ws) drop(SILENT)
    else if (provider.shouldConnect) provider.connect()
  }
  // In front of the person again: do not wait for the next attempt.
  const wake = (): void => {
    if (document.visibilityState === 'visible' && provider.shouldConnect && !provider.ws) provider.connect()
  }
  let tabs: TabChannel | null = null
  const tellTabs = (update: Uint8Array, from: unknown): void => void (from === provider || tabs?.update(update))
  let isClosed = false
  addEventListener('online', on.woken)
  document.addEventListener('visibilitychange', wake)

  return {
    awareness: provider.awareness,
    origin: provider,
    connect({ position: at, epoch }) {
      position(at)
      doc.on('update', provider._updateHandler)
      doc.on('update', tellTabs)
      tabs = openTabChannel({
        name: `${provider.bcChannel}${epoch > 0 ? `#${epoch}` : ''}`,
        doc,
        awareness: provider.awareness,
        stored,
        read: (type, message, answer) => handle[type]?.(answer, message, provider, false, type),
      })
      provider.connect()
    },
    remember: position,
    ping: number => void sendBytes(encodeMessage({ kind: 'ping', number }) as Uint8Array<ArrayBuffer>),
    send(update, rows) {
      const bytes = encoding.encode(encoder => {
        encoding.writeVarUint(encoder, SYNC)
        encoding.writeVarUint(encoder, SYNC_UPDATE)
        encoding.writeVarUint8Array(encoder, update)
      })
      rowsBeingSent = rows
      const isSent = sendBytes(bytes)
      rowsBeingSent = []
      return isSent
    },
    reconnect,
    giveUp: drop,
    close() {
      if (isClosed) return
      isClosed = true
      removeEventListener('online', on.woken)
      document.removeEventListener('visibilitychange', wake)
      provider.destroy()
      doc.off('update', tellTabs)
      provider.awareness.setLocalState(null)
      tabs?.close()
      provider.awareness.off('update', tellMine)
      provider.awareness.destroy()
    },
  }
}

/** lib0's own errors, for a message that ends too early or holds a number that is none. */
const isOutOfBytes = (error: unknown): boolean => error instanceof Error && /^(Unexpected end of array|Integer out of Range)$/.test(error.message)
