import { Suspense } from 'react'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useView } from '../../board/view/useView.ts'
import { useObservable } from '../../session/index.ts'
import { lazyPart } from '../../ui/lazyPart.ts'

const FieldsDialog = lazyPart(async () => ({ default: (await import('./FieldsDialog.tsx')).FieldsDialog }))

/** The dialog « Champs », when somebody asks for it. A field that is made for a table is a column of it at once. */
export function FieldsHost() {
  const { surface } = useWorkspace()
  const { change } = useView()
  const shown = useObservable(surface)
  if (shown?.kind !== 'fields' && shown?.kind !== 'new-field') return null
  const { kind, id, ids = [] } = shown
  return (
    <Suspense>
      <FieldsDialog first={id} isNew={kind === 'new-field'} onAdded={field => kind === 'new-field' && change({ shown: [...ids, field] })} onClose={() => surface.set(null)} />
    </Suspense>
  )
}
