import { useLayoutEffect, useState, type RefObject } from 'react'
import styles from './kanban.module.css'

/** How far beyond the edge of the board a list counts as near, as a share of what is in sight. */
const MARGIN = '60%'

const meet = (a: DOMRect, b: DOMRect): boolean => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top

/**
 * Whether a list of cards has come near to what is in sight of its board. One that never has need not draw its cards: a
 * board of twenty columns shows four. Those that have been drawn stay, for scrolling back.
 */
export function useWasNear(element: RefObject<HTMLElement | null>): boolean {
  const [wasNear, setNear] = useState(false)
  useLayoutEffect(() => {
    const own = element.current
    const board = own?.closest(`.${styles.scroller}, .${styles.laneScroller}`)
    // A column beside the screen is not laid out inside, and would be if its list were asked.
    const seen = own?.closest(`.${styles.column}`) ?? own
    if (!seen || !board || wasNear) return undefined
    const look = (): void => setNear(meet(seen.getBoundingClientRect(), board.getBoundingClientRect()))
    // At once for what is in sight: the observer answers only after a first look without cards.
    look()
    const observer = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && setNear(true), { root: board, rootMargin: MARGIN })
    observer.observe(seen)
    return () => observer.disconnect()
  }, [element, wasNear])
  return wasNear
}
