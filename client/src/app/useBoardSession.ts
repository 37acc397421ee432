import { useEffect, useState } from 'react'
import { openBoard, type BoardSession } from '../session/index.ts'

/**
 * The open board of this page, once there is something to say of it; closed when the page is left, and opened anew
 * after the relay has refused edits.
 */
export function useBoardSession(id: string): BoardSession | null {
  const [session, setSession] = useState<BoardSession | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    const opened = openBoard(id)
    const stop = opened.state.subscribe(() => {
      if (opened.state.get().kind === 'reset') setRound(round + 1)
      else setSession(opened)
    })
    return () => {
      stop()
      setSession(null)
      void opened.close()
    }
  }, [id, round])
  return session
}
