/** What the relay says, and what this tab makes of it: which messages are believed, kept, answered by asking again, or refused. */
import { CLOSE, type OwnMessage } from '@trame/shared/protocol'
import type { SyncEvent } from '@trame/shared/sync'
import type * as Y from 'yjs'
import type { DeviceWriter } from './deviceWriter.ts'
import type { LinkOptions, RelayLink } from './relayLink.ts'

/** Messages that cannot be read, one after the other, until this tab ends with the relay. */
const MISHEARD_AT_MOST = 3

/** `foreign`: it belongs to another room. */
export type Verdict = 'welcome' | 'unreadable' | 'foreign'

export type LinkWiring = {
  doc: Y.Doc
  writer: DeviceWriter
  link: () => RelayLink
  dispatch: (event: SyncEvent) => void
  isOffline: () => boolean
  /** Rows of earlier sessions that the answer to the relay's question holds too. */
  loadedRows: () => readonly number[]
  judge: (update: Uint8Array) => Verdict
  /** Everything that the relay had is here. */
  onSynced: () => void
  /** The relay asks for what it lacks. */
  onAsked: (stateVector: Uint8Array) => void
  /** The role in which the relay has this device here; null: it does not let it in (any more). */
  onRole: (role: string | null) => void
  /** The relay has something else under this room's name. */
  onForeign: () => void
}

export type LinkEvents = {
  readonly on: LinkOptions['on']
  /** The relay was understood: what was misheard before does not count any more. */
  readonly understood: () => void
}

export function listenToRelay({ doc, writer, link, dispatch, isOffline, loadedRows, judge, onSynced, onAsked, onRole, onForeign }: LinkWiring): LinkEvents {
  let misheard = 0
  let hasAskedForAll = false

  const askForAll = (): void => {
    link().remember(null)
    link().reconnect()
  }

  /** S17: asks for everything again; a relay that goes on like this is left. */
  function mishear(): void {
    if (++misheard >= MISHEARD_AT_MOST) link().giveUp(CLOSE.malformed)
    else askForAll()
  }

  /** S11, S17: before anything of it is applied, stored or answered. */
  function receive(update: Uint8Array): boolean {
    const verdict = judge(update)
    if (verdict === 'welcome') writer.remote(update)
    else if (verdict === 'foreign') onForeign()
    else mishear()
    return verdict === 'welcome'
  }

  function heed(message: OwnMessage): void {
    switch (message.kind) {
      case 'acknowledged':
        return dispatch({ kind: 'acknowledged', count: message.count })
      case 'refused':
        return dispatch({ kind: 'refused', code: message.refusal.code })
      case 'position':
        link().remember(message.position)
        return writer.position(message.position)
      case 'role':
        return onRole(message.role)
      case 'ping':
      case 'pong':
        return
    }
  }

  return {
    understood: () => void (misheard = 0),
    on: {
      connecting: () => dispatch({ kind: 'connecting' }),
      open: () => dispatch({ kind: 'open' }),
      synced: () => {
        dispatch({ kind: 'synced' })
        onSynced()
        // S8: what came builds on something that is missing here. Once: if even the whole does not bring it, nothing will.
        if (doc.store.pendingStructs === null || hasAskedForAll) return
        hasAskedForAll = true
        askForAll()
      },
      lost: () => dispatch({ kind: 'lost', now: Date.now() }),
      closed: code => {
        dispatch({ kind: 'closed', code })
        if (code === CLOSE.forbidden || code === CLOSE.unauthorised) onRole(null)
      },
      sent: ({ isAnswer, rows }) => dispatch({ kind: 'sent', isAnswer, rows: isAnswer ? [...loadedRows(), ...rows] : rows }),
      received: receive,
      asked: onAsked,
      garbled: mishear,
      woken: () => isOffline() && link().reconnect(),
      own: heed,
      heard: () => dispatch({ kind: 'heard' }),
    },
  }
}
