import { useState } from 'react'

const KEY = 'trame.split'
const LIMITS = { min: 20, max: 80 } as const
const START = 42

function load(): number {
  try {
    const saved = Number(localStorage.getItem(KEY) ?? START)
    return saved >= LIMITS.min && saved <= LIMITS.max ? saved : START
  } catch {
    return START // refused storage
  }
}

/** The tree's share of the width in percent; remembered on this device. */
export function useSplitShare() {
  const [share, set] = useState(load)
  const setShare = (wanted: number): void => {
    const next = Math.min(LIMITS.max, Math.max(LIMITS.min, wanted))
    set(next)
    try {
      localStorage.setItem(KEY, String(Math.round(next)))
    } catch {
      /* refused storage: remembered for this tab */
    }
  }
  return { share, limits: LIMITS, setShare }
}
