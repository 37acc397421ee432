import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef } from 'react'

type List = Virtualizer<HTMLElement, Element> | Virtualizer<HTMLDivElement, Element>

type Options = {
  /** A list whose keys are ids. */
  list: List
  /** What scrolls; null until it is there, or when several lists share it. */
  scroller: () => HTMLElement | null
  indexOf: { has: (id: string) => boolean; get: (id: string) => number | undefined }
  /** What is being written in: as long as it is in sight, it stands still whatever comes and goes around it. */
  held?: string | null
}

/** The first ones in sight are looked at, and the one that shifted least counts: one of them may itself be what moved. */
const ANCHORS = 3

/** T55: keeps what is in sight where it is when rows or cards come, go and grow above it. */
export function useKeptScroll({ list, scroller, indexOf, held = null }: Options): void {
  const before = useRef<{ starts: ReadonlyMap<string, number>; top: number }>({ starts: new Map(), top: 0 })
  const element = scroller()

  useEffect(() => {
    const follow = (): void => {
      if (element) before.current.top = element.scrollTop
    }
    element?.addEventListener('scroll', follow, { passive: true })
    return () => element?.removeEventListener('scroll', follow)
  }, [element])

  useLayoutEffect(() => {
    const outer = scroller()
    if (!outer) return
    const former = before.current
    // Asked first: the answer takes in what was measured while drawing.
    const starts = new Map(list.getVirtualItems().map(({ key, start }) => [key as string, start]))
    const startOf = (id: string, start: number): number => list.measurementsCache[indexOf.get(id)!]?.start ?? start
    const inSight = [...former.starts].filter(([id, start]) => start >= former.top - 1 && start < former.top + outer.clientHeight && indexOf.has(id))
    const writing = inSight.find(([id]) => id === held)
    if (former.top > 0 || writing) {
      const anchors = writing ? [writing] : inSight.sort((a, b) => a[1] - b[1]).slice(0, ANCHORS)
      const shifts = anchors.map(([id, start]) => startOf(id, start) - start)
      const shift = shifts.sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0
      const target = former.top + shift
      // The list itself may have corrected for rows it has just measured: the place counts, not the step.
      if (Math.abs(shift) >= 1 && Math.abs(outer.scrollTop - target) >= 1) {
        outer.scrollTo({ top: target, behavior: 'instant' })
        // It hears of this by an event of the next frame; what it measures until then must count from here.
        // oxlint-disable-next-line react/immutability -- the list's own field, which nothing draws from
        list.scrollOffset = outer.scrollTop
      }
    }
    before.current = { starts, top: outer.scrollTop }
  })
}
