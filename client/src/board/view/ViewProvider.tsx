import type { ViewSpec } from '@trame/shared/model'
import { CardQuery, resolveView, type Question } from '@trame/shared/queries'
import { useLayoutEffect, useMemo, useState, type ReactNode } from 'react'
import { useQuery, useSession } from '../../session/index.ts'
import { localDate } from './localDate.ts'
import { ViewContext } from './useView.ts'
import { useViewAddress } from './viewAddress.ts'

/** Rows have no columns: the table and the tree are one list, in the order of the tree unless it is sorted. */
const questionOf = (spec: ViewSpec): Question => (spec.kind === 'table' || spec.kind === 'tree' ? { ...spec, columns: null, lanes: null, hideEmpty: false } : spec)

/** Asks the board what the address says; put it around all that shows or changes the view. */
export function ViewProvider({ children }: { children: ReactNode }) {
  const { index } = useSession()
  const { spec: wanted, dropped, change, saved, open } = useViewAddress()
  // A field that somebody removes meanwhile is gone from the view as well.
  const fields = useQuery('fields', all => all.fields())
  const { spec, missing } = useMemo(() => (fields ? resolveView(index, wanted) : { spec: wanted, missing: [] }), [index, wanted, fields])
  // It ends with its board: whoever closes that lets go of all that follow it.
  const [query, setQuery] = useState(() => new CardQuery(index, questionOf(spec), { localDate }))
  if (query.index !== index) setQuery(new CardQuery(index, questionOf(spec), { localDate }))
  useLayoutEffect(() => query.ask(questionOf(spec)), [query, spec])
  const view = useMemo(() => ({ spec, missing, dropped, change, saved, open, query }), [spec, missing, dropped, change, saved, open, query])
  return <ViewContext value={view}>{children}</ViewContext>
}
