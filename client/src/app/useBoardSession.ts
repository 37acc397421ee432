import { useEffect, useState } from 'react'
import { openBoard, type BoardSession } from '../session/index.ts'

/** The open board of this page; closed when the page is left. */
export function useBoardSession(id: string): BoardSession | null {
  const [session, setSession] = useState<BoardSession | null>(null)
  useEffect(() => {
    const opened = openBoard(id)
    setSession(opened)
    return () => {
      setSession(null)
      void opened.close()
    }
  }, [id])
  return session
}
