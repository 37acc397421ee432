/** Undo survives a reload of the tab: its stacks are kept in the tab's own storage. */
import type { Board } from '@trame/shared/model'
import { hasBeenErased } from './erasure.ts'

const key = (id: string): string => `trame.steps.${id}`

/** Takes over what an earlier page of this tab kept, and keeps it from now on. Returns what ends it. */
export function keepSteps(id: string, board: Board): () => void {
  try {
    const kept = sessionStorage.getItem(key(id))
    if (kept) board.steps.load(kept)
  } catch { /* refused storage: undo lasts as long as the page */ }
  const save = (): void => {
    if (hasBeenErased()) return
    try {
      sessionStorage.setItem(key(id), board.steps.save())
    } catch { /* full or refused: undo lasts as long as the page */ }
  }
  addEventListener('pagehide', save)
  return () => {
    removeEventListener('pagehide', save)
    save()
  }
}
