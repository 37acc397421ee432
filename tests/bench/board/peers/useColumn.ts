import { useVirtualizer } from '@tanstack/react-virtual'
import { useState } from 'react'
import type { PeerCard } from './columns.ts'

/** The same virtual list as Trame's, with the same room around what is in sight. */
export function useColumn(cards: readonly PeerCard[], count: number) {
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => 116,
    getItemKey: i => cards[i]?.id ?? `place${i}`,
    overscan: 5,
    gap: 8,
  })
  return { setScroller, virtual }
}
