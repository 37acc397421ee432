import { useState } from 'react'

/** A choice that takes a while to carry out shows at once: it is carried out after the frame that shows it. */
export function useShownAtOnce<T>(value: T, onChange: (next: T) => void): readonly [shown: T, choose: (next: T) => void] {
  const [shown, setShown] = useState(value)
  const [known, setKnown] = useState(value)
  if (value !== known) {
    setKnown(value)
    setShown(value)
  }
  const choose = (next: T): void => {
    setShown(next)
    requestAnimationFrame(() => setTimeout(() => onChange(next)))
  }
  return [shown, choose]
}
