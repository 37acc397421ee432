/** What views show of the talk on a card without knowing the talk: how much is said there, and how much of it is new. */
import { source, type Observable, type Source } from './observable.ts'

export type CardMark = { readonly count: number; readonly unread: number }

export type CardMarks = {
  readonly get: (card: string) => CardMark | undefined
  readonly subscribe: (card: string, listener: () => void) => () => void
  /** How many things are new for who sits here: what speaks to them, and what happened on cards they follow. */
  readonly forMe: Observable<number>
}
export type OpenCardMarks = CardMarks & {
  readonly set: (card: string, mark: CardMark) => void
  readonly forMe: Source<number>
  readonly clear: () => void
}

export function openCardMarks(): OpenCardMarks {
  const marks = new Map<string, CardMark>()
  const listeners = new Map<string, Set<() => void>>()
  const tell = (card: string): void => listeners.get(card)?.forEach(listener => listener())
  return {
    forMe: source(0),
    get: card => marks.get(card),
    subscribe(card, listener) {
      const set = listeners.get(card) ?? new Set()
      listeners.set(card, set.add(listener))
      return () => void set.delete(listener)
    },
    set(card, mark) {
      const before = marks.get(card)
      if (before?.count === mark.count && before.unread === mark.unread) return
      marks.set(card, mark)
      tell(card)
    },
    clear() {
      const cards = [...marks.keys()]
      marks.clear()
      cards.forEach(tell)
    },
  }
}
