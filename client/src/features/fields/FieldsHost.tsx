import { Suspense } from 'react'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useObservable } from '../../session/index.ts'
import { lazyPart } from '../../ui/lazyPart.ts'

const FieldsDialog = lazyPart(async () => ({ default: (await import('./FieldsDialog.tsx')).FieldsDialog }))

/** The dialog « Champs », when somebody asks for it. */
export function FieldsHost() {
  const { surface } = useWorkspace()
  const shown = useObservable(surface)
  if (shown?.kind !== 'fields') return null
  return (
    <Suspense>
      <FieldsDialog first={shown.id} onClose={() => surface.set(null)} />
    </Suspense>
  )
}
