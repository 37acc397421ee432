import { useLayoutEffect, useState } from 'react'

/** Whether the fonts are there: nothing that is measured before is as it will be. */
export function useFonts(): boolean {
  const [hasFonts, setFonts] = useState(false)
  useLayoutEffect(() => {
    let isOver = false
    void document.fonts.ready.then(() => isOver || setFonts(true))
    return () => void (isOver = true)
  }, [])
  return hasFonts
}
