import { useEffect, useRef } from 'react'

/** Calls `act` when the page is about to go away: what is being typed is kept, as if the field had been left. */
export function useLastMoment(act: () => void): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    const leave = (): void => latest.current()
    // While capturing: before the session, which stores on the same event what it has not stored yet.
    addEventListener('pagehide', leave, { capture: true })
    return () => removeEventListener('pagehide', leave, { capture: true })
  }, [])
}
