/** Which card is open: in the address (`?carte=<id>`), so that a link, a reload and the back button know it too. */
import { navigate } from 'wouter/use-browser-location'

export const CARD_PARAM = 'carte'
/** What an entry of the history carries that opening a card has made. */
const PUSHED = { openedCard: true } as const

function addressWith(id: string | null): string {
  const params = new URLSearchParams(location.search)
  if (id === null) params.delete(CARD_PARAM)
  else params.set(CARD_PARAM, id)
  const query = params.toString()
  return `${location.pathname}${query === '' ? '' : `?${query}`}`
}

export const openedCard = (search: string): string | null => new URLSearchParams(search).get(CARD_PARAM) || null

const wasPushed = (): boolean => (history.state as Partial<typeof PUSHED> | null)?.openedCard === true

/** One entry of the history for however many cards are leafed through: going back closes. */
export function openCard(id: string): void {
  const isOpen = openedCard(location.search) !== null
  if (isOpen) navigate(addressWith(id), { replace: true, state: history.state })
  else navigate(addressWith(id), { state: PUSHED })
}

export function closeCard(): void {
  if (openedCard(location.search) === null) return
  if (wasPushed()) history.back()
  else navigate(addressWith(null), { replace: true })
}
