import type { MouseEvent } from 'react'
import type { Anchor } from './workspace.ts'

/** Where a context menu belongs: at the pointer, or at the element when a key asked for it. */
export function menuAnchor(event: MouseEvent<HTMLElement>): Anchor {
  const { clientX, clientY, currentTarget } = event
  if (clientX === 0 && clientY === 0) return currentTarget
  return { getBoundingClientRect: () => new DOMRect(clientX, clientY, 0, 0) }
}
