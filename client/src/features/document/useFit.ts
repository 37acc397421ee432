import { useEffect, useState, type RefCallback } from 'react'

const SHEET_PX = (297 / 25.4) * 96
const MARGIN_PX = 32
/** Smaller type cannot be read: then the sheet is wider than the screen, and scrolls. */
const SMALLEST = 0.5

/** How much smaller sheets are drawn, so that one fits into the width there is; never larger than on paper. */
export function useFit(): [desk: RefCallback<HTMLElement>, zoom: number] {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [zoom, setZoom] = useState(1)
  useEffect(() => {
    if (!element) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setZoom(Math.round(Math.max(SMALLEST, Math.min(1, (entry.contentRect.width - MARGIN_PX) / SHEET_PX)) * 100) / 100)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return [setElement, zoom]
}
