import { useEffect, useRef, useState } from 'react'

/** Typing asks anew after a pause, so that a word is one question: longer where the last answer took its time, or it would come between two letters. */
const PAUSE_MS = { least: 100, most: 320 }
const pauseAfter = (answerMs: number): number => Math.min(PAUSE_MS.most, Math.max(PAUSE_MS.least, 2 * answerMs))
const same = (typed: string, text: string): boolean => typed === text

/**
 * What is typed shows at once; `onText` hears of it after a pause. What a link or another tab asks meanwhile shows too,
 * unless it is what was typed: `isSame` says whether a text is what it was read as.
 */
export function useTypedLater(text: string, onText: (text: string) => void, isSame = same): readonly [typed: string, type: (text: string) => void] {
  const [typed, setTyped] = useState(text)
  const [asked, setAsked] = useState(text)
  const [known, setKnown] = useState(text)
  const answerMs = useRef(0)
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
      const startedAt = performance.now()
      setAsked(typed)
      onText(typed)
      // The answer is drawn before the next task.
      setTimeout(() => (answerMs.current = performance.now() - startedAt))
    }, pauseAfter(answerMs.current))
    return () => clearTimeout(timer)
  })
  return [typed, setTyped]
}
