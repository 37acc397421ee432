/** What the tabs of one browser tell each other at once, in the same messages as they send to the relay. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { AWARENESS, QUERY_AWARENESS, SYNC } from '@trame/shared/protocol'
import { encodeAwarenessUpdate, type Awareness } from 'y-protocols/awareness'
import { writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync'
import type * as Y from 'yjs'

export type TabChannel = {
  /** An edit of this tab. */
  update: (update: Uint8Array) => void
  presence: (clients: number[]) => void
  close: () => void
}

export type TabChannelOptions = {
  /** Tabs with the same name hear each other. */
  name: string
  doc: Y.Doc
  awareness: Awareness
  /** Resolves when all that this tab has now is on the device's disk. */
  stored: () => Promise<void>
  /** Reads a message of another tab; what it writes into `answer` is sent back. */
  read: (type: number, message: decoding.Decoder, answer: encoding.Encoder) => void
}

const message = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

export function openTabChannel({ name, doc, awareness, stored, read }: TabChannelOptions): TabChannel {
  const channel = new BroadcastChannel(name)
  let isClosed = false
  let unstored: Uint8Array[] = []
  let isWaiting = false

  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it is of this origin
  const tell = (bytes: Uint8Array): void => void (isClosed || channel.postMessage(bytes))
  // S20: what this tab could die with, no other tab may show, count as saved or build on.
  const tellStored = (bytes: Uint8Array): void => {
    unstored.push(bytes)
    if (!isWaiting) void tellAll()
  }
  const tellAll = async (): Promise<void> => {
    isWaiting = true
    while (unstored.length > 0) {
      const batch = unstored
      unstored = []
      await stored()
      for (const bytes of batch) tell(bytes)
    }
    isWaiting = false
  }
  const presence = (clients: number[]): void =>
    tell(message(AWARENESS, encoder => encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, clients))))

  channel.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
    const decoder = decoding.createDecoder(new Uint8Array(data))
    const answer = encoding.createEncoder()
    read(decoding.readVarUint(decoder), decoder, answer)
    // Its type alone is no answer.
    if (encoding.length(answer) > 1) tellStored(encoding.toUint8Array(answer))
  })
  tell(message(SYNC, encoder => writeSyncStep1(encoder, doc)))
  tellStored(message(SYNC, encoder => writeSyncStep2(encoder, doc)))
  tell(message(QUERY_AWARENESS, () => {}))
  presence([doc.clientID])

  return {
    update: update => tellStored(message(SYNC, encoder => writeUpdate(encoder, update))),
    presence,
    close() {
      isClosed = true
      channel.close()
    },
  }
}
