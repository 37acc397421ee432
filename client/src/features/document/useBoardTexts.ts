import { readTexts, type BoardTexts } from '@trame/shared/exchange'
import { useEffect, useState } from 'react'
import { useObservable, useSession, type Room } from '../../session/index.ts'

const NONE: BoardTexts = {}

/** The texts of the board's cards while they are needed; they wake with it, and follow what is written. */
export function useBoardTexts(isNeeded: boolean): BoardTexts {
  const { texts } = useSession()
  const [read, setRead] = useState<BoardTexts>(NONE)
  useEffect(() => (isNeeded ? texts.wake() : undefined), [isNeeded, texts])
  const room = useObservable(texts.room)
  useEffect(() => (isNeeded && room ? follow(room, setRead) : undefined), [isNeeded, room])
  return isNeeded ? read : NONE
}

function follow(room: Room, tell: (texts: BoardTexts) => void): () => void {
  let frame = 0
  const soon = (): void => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => room.state.get() !== 'loading' && tell(readTexts(room.doc)))
  }
  room.doc.on('update', soon)
  const stop = room.state.subscribe(soon)
  soon()
  return () => {
    cancelAnimationFrame(frame)
    room.doc.off('update', soon)
    stop()
  }
}
