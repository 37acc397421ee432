/** One tab of a browser writes what comes from the relay. Without locks (plain http) every tab does: it is the same bytes. */
export type Leadership = {
  /** `undecided` lasts until the browser has answered the first question. */
  readonly role: () => 'undecided' | 'leader' | 'follower'
  readonly close: () => void
}

/** `onChange` is called when the role is known, and when a follower becomes the leader because the other tab went away. */
export function seekLeadership(name: string, onChange: () => void): Leadership {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) {
    queueMicrotask(onChange)
    return { role: () => 'leader', close: () => {} }
  }
  let role: 'undecided' | 'leader' | 'follower' = 'undecided'
  let release = (): void => {}
  const held = new Promise<void>(resolve => (release = resolve))
  const waiting = new AbortController()
  const become = (next: 'leader' | 'follower'): void => {
    role = next
    onChange()
  }
  void navigator.locks
    .request(name, { ifAvailable: true }, async lock => {
      become(lock ? 'leader' : 'follower')
      if (lock) await held
    })
    .then(() => {
      if (role !== 'follower' || waiting.signal.aborted) return undefined
      return navigator.locks.request(name, { signal: waiting.signal }, async () => {
        become('leader')
        await held
      })
    })
    .catch(() => {}) // given up: the board was closed while it waited
  return {
    role: () => role,
    close() {
      waiting.abort()
      release()
    },
  }
}
