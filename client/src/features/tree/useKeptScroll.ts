import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import type { TreeRows } from './treeRows.ts'

type List = Virtualizer<HTMLDivElement, Element>

/** The first rows in sight are looked at, and the one that shifted least counts: one of them may itself be what moved. */
const ANCHORS = 3

/** Keeps the first row in sight where it is when rows come, go and grow above it. */
export function useKeptScroll({ list, indexOf, scroller }: { list: List; indexOf: TreeRows['indexOf']; scroller: RefObject<HTMLDivElement | null> }): void {
  const before = useRef<{ starts: ReadonlyMap<string, number>; top: number }>({ starts: new Map(), top: 0 })

  useEffect(() => {
    const element = scroller.current
    const follow = (): void => {
      if (element) before.current.top = element.scrollTop
    }
    element?.addEventListener('scroll', follow, { passive: true })
    return () => element?.removeEventListener('scroll', follow)
  }, [scroller])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const former = before.current
    // Asked first: the answer takes in what was measured while drawing.
    const starts = new Map(list.getVirtualItems().map(({ key, start }) => [key as string, start]))
    if (former.top > 0) {
      const shifts = [...former.starts]
        .filter(([id, start]) => start >= former.top - 1 && indexOf.has(id))
        .sort((a, b) => a[1] - b[1])
        .slice(0, ANCHORS)
        .map(([id, start]) => (list.measurementsCache[indexOf.get(id)!]?.start ?? start) - start)
      const shift = shifts.sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0
      const target = former.top + shift
      // The list itself may have corrected for rows it has just measured: the place counts, not the step.
      if (Math.abs(shift) >= 1 && Math.abs(element.scrollTop - target) >= 1) {
        element.scrollTo({ top: target, behavior: 'instant' })
        // It hears of this by an event of the next frame; what it measures until then must count from here.
        // oxlint-disable-next-line react/immutability -- the list's own field, which nothing draws from
        list.scrollOffset = element.scrollTop
      }
    }
    before.current = { starts, top: element.scrollTop }
  })
}
