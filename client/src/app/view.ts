/** Which view of the board is in sight: part of the address, so that a link and a reload show the same. */
import { useLocation, useSearchParams } from 'wouter'

export type View = 'tree' | 'kanban' | 'split'

const WORDS: Readonly<Record<View, string>> = { tree: 'arbre', kanban: 'kanban', split: 'partage' }
/** Below this both views do not fit side by side. */
const WIDE = '(min-width: 60rem)'

export function useView(): [View, (view: View) => void] {
  const [search] = useSearchParams()
  const [path, navigate] = useLocation()
  const named = (Object.keys(WORDS) as View[]).find(view => WORDS[view] === search.get('vue'))
  const view = named ?? (matchMedia(WIDE).matches ? 'split' : 'tree')
  return [view, next => navigate(`${path}?vue=${WORDS[next]}`, { replace: true })]
}
