import { useEffect, useState } from 'react'
import { openBoard, type BoardSession } from '../session/index.ts'

/** The open board of this page; closed when the page is left, opened anew after the relay has refused edits. */
export function useBoardSession(id: string): BoardSession | null {
  const [session, setSession] = useState<BoardSession | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    const opened = openBoard(id)
    setSession(opened)
    const stop = opened.state.subscribe(() => opened.state.get().kind === 'reset' && setRound(round + 1))
    return () => {
      stop()
      setSession(null)
      void opened.close()
    }
  }, [id, round])
  return session
}
