import { useLayoutEffect, useState } from 'react'

export type Pages = { readonly count: number; /** px from one page to the next. */ readonly step: number }

/**
 * How many screens a text in columns fills: it flows on to the right, and each page shows as many columns as fit. So it
 * holds whatever the size of the screen and of the letters, and what comes or goes meanwhile.
 */
export function usePages(flow: HTMLElement | null): Pages {
  const [pages, setPages] = useState<Pages>({ count: 1, step: 0 })
  useLayoutEffect(() => {
    if (!flow) return undefined
    const element = flow
    const measure = (): void => {
      const gap = Number.parseFloat(getComputedStyle(element).columnGap) || 0
      const step = element.clientWidth + gap
      const count = step > gap ? Math.max(1, Math.ceil((element.scrollWidth + gap - 1) / step)) : 1
      setPages(former => (former.count === count && former.step === step ? former : { count, step }))
    }
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    const changed = new MutationObserver(measure)
    changed.observe(element, { childList: true, subtree: true, characterData: true })
    void document.fonts.ready.then(measure)
    return () => {
      resized.disconnect()
      changed.disconnect()
    }
  }, [flow])
  return pages
}
