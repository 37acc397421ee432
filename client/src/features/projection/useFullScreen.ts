import { useEffect, useState } from 'react'

/** The whole screen where the browser gives it; `onLeft` when the person leaves it by the browser's own key. */
export function useFullScreen(onLeft: () => void): { readonly isFull: boolean; readonly toggle: () => void } {
  const [isFull, setFull] = useState(() => document.fullscreenElement !== null)
  useEffect(() => {
    const onChange = (): void => {
      const isNow = document.fullscreenElement !== null
      setFull(isNow)
      if (!isNow) onLeft()
    }
    document.addEventListener('fullscreenchange', onChange)
    return () => document.removeEventListener('fullscreenchange', onChange)
  }, [onLeft])
  const toggle = (): void => {
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => {})
    else void document.documentElement.requestFullscreen?.().catch(() => {}) // refused: the page is filled all the same
  }
  return { isFull, toggle }
}
