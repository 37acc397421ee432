import { differingParts } from '@trame/shared/model'
import { resolveView, type SavedView } from '@trame/shared/queries'
import { useMemo, useSyncExternalStore } from 'react'
import { useView } from '../../board/view/useView.ts'
import { useQuery, useSession } from '../../session/index.ts'
import { openPrivateViews, type PrivateViews } from './privateViews.ts'

/** Widths and folds are this device's; they make no view another one. */
const OWN: ReadonlySet<string> = new Set(['widths', 'collapsed'])
const privateOf = new WeakMap<object, PrivateViews>()

export type SavedViews = {
  readonly shared: readonly SavedView[]
  readonly mine: readonly SavedView[]
  readonly device: PrivateViews
  /** The one that was opened last, if it is still there. */
  readonly opened: SavedView | null
  /** Whether what is shown is not what it says any more. */
  readonly differs: boolean
}

export function useSavedViews(): SavedViews {
  const session = useSession()
  const device = useMemo(() => {
    // One list for all who ask, as long as the board is open.
    const there = privateOf.get(session) ?? openPrivateViews(session.id, () => session.board.newId())
    privateOf.set(session, there)
    return there
  }, [session])
  const mine = useSyncExternalStore(device.subscribe, device.get)
  const shared = useQuery('views', index => index.views())
  const fields = useQuery('fields', index => index.fields())
  const { spec, saved } = useView()
  const opened = [...shared, ...mine].find(({ id }) => id === saved) ?? null
  const differs = useMemo(
    () => fields.length > 0 && opened !== null && differingParts(resolveView(session.index, opened.spec).spec, spec).some(part => !OWN.has(part)),
    [fields, opened, session, spec],
  )
  return { shared, mine, device, opened, differs }
}
