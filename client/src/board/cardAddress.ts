/** Which card is open, and which of its panes: in the address (`?carte=<id>&volet=<pane>`), so that a link, a reload and the back button know it too. */
import { navigate } from 'wouter/use-browser-location'

export const CARD_PARAM = 'carte'
const PANE_PARAM = 'volet'
export type CardPane = 'card' | 'talk' | 'history'
/** As they stand in the address; the card itself stands without. */
const PANES: Readonly<Record<Exclude<CardPane, 'card'>, string>> = { talk: 'discussion', history: 'historique' }
/** What an entry of the history carries that opening a card has made. */
const PUSHED = { openedCard: true } as const

function addressWith(id: string | null, pane: CardPane = 'card'): string {
  const params = new URLSearchParams(location.search)
  if (id === null || pane === 'card') params.delete(PANE_PARAM)
  else params.set(PANE_PARAM, PANES[pane])
  if (id === null) params.delete(CARD_PARAM)
  else params.set(CARD_PARAM, id)
  const query = params.toString()
  return `${location.pathname}${query === '' ? '' : `?${query}`}`
}

export const openedCard = (search: string): string | null => new URLSearchParams(search).get(CARD_PARAM) || null

export function openedPane(search: string): CardPane {
  const named = new URLSearchParams(search).get(PANE_PARAM)
  return (Object.keys(PANES) as (keyof typeof PANES)[]).find(pane => PANES[pane] === named) ?? 'card'
}

const wasPushed = (): boolean => (history.state as Partial<typeof PUSHED> | null)?.openedCard === true

/** One entry of the history for however many cards are leafed through: going back closes. */
export function openCard(id: string, pane: CardPane = 'card'): void {
  const isOpen = openedCard(location.search) !== null
  if (isOpen) navigate(addressWith(id, pane), { replace: true, state: history.state })
  else navigate(addressWith(id, pane), { state: PUSHED })
}

export function closeCard(): void {
  if (openedCard(location.search) === null) return
  if (wasPushed()) history.back()
  else navigate(addressWith(null), { replace: true })
}
