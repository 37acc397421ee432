/** `window.trame`: what support and tests may read of the open board. It changes nothing. */
import { canonicalBoard, fingerprint, type CanonicalBoard } from '@trame/shared/model'
import type { Badge, BoardSession } from '../session/index.ts'

export type Inspection = { fingerprint: () => string; canonical: () => CanonicalBoard; badge: () => Badge }

declare global {
  interface Window {
    trame?: Inspection
  }
}

/** Returns what takes it away again. */
export function offerInspection({ board, badge }: BoardSession): () => void {
  const inspection: Inspection = { fingerprint: () => fingerprint(board), canonical: () => canonicalBoard(board), badge: () => badge.get() }
  window.trame = inspection
  return () => {
    if (window.trame === inspection) delete window.trame
  }
}
