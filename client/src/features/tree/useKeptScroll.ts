import type { Virtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { TreeRow } from './treeRows.ts'

type List = Virtualizer<HTMLDivElement, Element>

/** The first rows in sight are looked at, and the one that shifted least counts: one of them may itself be what moved. */
const ANCHORS = 3

/** Keeps the first row in sight where it is when rows come and go above it. */
export function useKeptScroll({ list, rows, scroller }: { list: List; rows: readonly TreeRow[]; scroller: RefObject<HTMLDivElement | null> }): void {
  const before = useRef<{ rows: readonly TreeRow[]; starts: ReadonlyMap<string, number> }>({ rows: [], starts: new Map() })

  useLayoutEffect(() => {
    const element = scroller.current
    const starts = new Map(list.getVirtualItems().map(({ key, start }) => [key as string, start]))
    const former = before.current
    before.current = { rows, starts }
    if (!element || former.rows === rows || element.scrollTop <= 0) return
    const top = element.scrollTop
    const at = new Map(rows.map((row, i) => [row.id, i]))
    const shifts = [...former.starts]
      .filter(([id, start]) => start >= top - 1 && at.has(id))
      .sort((a, b) => a[1] - b[1])
      .slice(0, ANCHORS)
      .map(([id, start]) => (list.measurementsCache[at.get(id)!]?.start ?? start) - start)
    const shift = shifts.sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0
    if (Math.abs(shift) < 1) return
    element.scrollTop = top + shift
    // The list hears of it by an event of the next frame; what it measures until then must count from here.
    list.scrollOffset = element.scrollTop
  })
}
