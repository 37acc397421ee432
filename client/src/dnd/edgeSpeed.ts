/** How fast what lies under a dragged thing scrolls: the nearer to its edge, the faster. */
export type Axis = 'vertical' | 'horizontal' | 'all'
/** In pixels; also of a DOMRect. */
export type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
export type Point = { readonly x: number; readonly y: number }

/** Pixels a second at the very edge. */
const FASTEST = 900
/** The edge is a quarter of the box, and never more than this many pixels. */
const WIDEST_EDGE = 160
/** It begins slowly: nobody who only passes by the edge wants the board to jump. */
const FULL_SPEED_AFTER_MS = 350

function along(from: number, to: number, at: number): number {
  const edge = Math.min((to - from) / 4, WIDEST_EDGE)
  if (edge <= 0 || at < from || at > to) return 0
  const into = Math.max(from + edge - at, at - (to - edge), 0) / edge
  return into ** 2 * FASTEST * (at < from + edge ? -1 : 1)
}

/** Pixels a second to the right and down; 0 where the pointer is not near an edge of the box, or outside of it. */
export function edgeSpeed(box: Box, { x, y }: Point, axis: Axis): Point {
  if (x < box.left || x > box.right || y < box.top || y > box.bottom) return { x: 0, y: 0 }
  return { x: axis === 'vertical' ? 0 : along(box.left, box.right, x), y: axis === 'horizontal' ? 0 : along(box.top, box.bottom, y) }
}

/** The share of its speed, 0 to 1, that it has after so many ms at the edge. */
export const easedIn = (ms: number): number => Math.min(ms / FULL_SPEED_AFTER_MS, 1)
