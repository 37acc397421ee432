import { useEffect, useState } from 'react'

/** Typing asks anew after this pause, so that a word is one question. */
const PAUSE_MS = 120
const same = (typed: string, text: string): boolean => typed === text

/**
 * What is typed shows at once; `onText` hears of it after a pause. What a link or another tab asks meanwhile shows too,
 * unless it is what was typed: `isSame` says whether a text is what it was read as.
 */
export function useTypedLater(text: string, onText: (text: string) => void, isSame = same): readonly [typed: string, type: (text: string) => void] {
  const [typed, setTyped] = useState(text)
  const [asked, setAsked] = useState(text)
  const [known, setKnown] = useState(text)
  if (text !== known) {
    setKnown(text)
    if (!isSame(asked, text)) {
      setAsked(text)
      setTyped(text)
    }
  }
  useEffect(() => {
    if (typed === asked) return undefined
    const timer = setTimeout(() => {
      setAsked(typed)
      onText(typed)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  })
  return [typed, setTyped]
}
