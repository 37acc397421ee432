/** The view of an open board: in the address, so that a link and a reload show the same; widths and folds stay on this device. */
import { decodeViewParams, DEFAULT_VIEW, encodeViewParams, queryText, VIEW_PARAMS, type DroppedPart, type ViewKind, type ViewSpec } from '@trame/shared/model'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
// As the address has it: the other one undoes escapes that are the filter's own.
import { useSearch } from 'wouter/use-browser-location'
import { useSession } from '../../session/index.ts'
import { keptView } from './keptView.ts'

/** Below this, tree and kanban do not fit side by side. */
const WIDE = '(min-width: 60rem)'
const firstKind = (): ViewKind => (matchMedia(WIDE).matches ? 'split' : 'tree')
const isViewParam = (name: string): boolean => (VIEW_PARAMS as readonly string[]).includes(name)

/** What an address says of a view; it always names the kind, for the one that comes without a name depends on the screen. */
/** Which saved view was opened. */
const SAVED = 'ouverte'

function addressOf(spec: ViewSpec, search: string, saved: string | null): string {
  const others = [...new URLSearchParams(search)].filter(([name]) => !isViewParam(name) && name !== SAVED)
  const anotherKind: ViewKind = spec.kind === 'tree' ? 'kanban' : 'tree'
  return queryText([...encodeViewParams(spec, { ...DEFAULT_VIEW, kind: anotherKind }), ...(saved === null ? [] : [[SAVED, saved] as const]), ...others])
}

export type ViewAddress = {
  readonly spec: ViewSpec
  /** What the address has that cannot be read. */
  readonly dropped: readonly DroppedPart[]
  readonly change: (parts: Partial<ViewSpec>) => void
  /** The id of the saved view that was opened last; what is shown may differ from it meanwhile. */
  readonly saved: string | null
  readonly open: (spec: ViewSpec, saved: string | null) => void
}

export function useViewAddress(): ViewAddress {
  const { id } = useSession()
  const search = useSearch()
  const [path, navigate] = useLocation()
  const kept = useMemo(() => keptView(id), [id])
  const onDevice = useSyncExternalStore(kept.subscribe, kept.get)
  const { spec, dropped } = useMemo(() => {
    const params = new URLSearchParams(search)
    return decodeViewParams(name => params.get(name), { ...DEFAULT_VIEW, ...onDevice, kind: firstKind() })
  }, [search, onDevice])
  const saved = useMemo(() => new URLSearchParams(search).get(SAVED), [search])
  const open = useCallback(
    (next: ViewSpec, id: string | null) => {
      kept.set({ widths: next.widths, collapsed: next.collapsed })
      const address = addressOf(next, search, id)
      if (address !== addressOf(spec, search, saved) || !search.includes('vue=')) navigate(`${path}?${address}`, { replace: true })
    },
    [kept, navigate, path, saved, search, spec],
  )
  const change = useCallback((parts: Partial<ViewSpec>) => open({ ...spec, ...parts }, saved), [open, saved, spec])
  return { spec, dropped, change, saved, open }
}
