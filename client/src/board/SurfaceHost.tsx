import { useObservable } from '../session/index.ts'
import { ColumnDialog } from './ColumnDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { PickFieldDialog } from './PickFieldDialog.tsx'
import { NewCardDialog } from './NewCardDialog.tsx'
import { RemoveColumnDialog } from './RemoveColumnDialog.tsx'
import { useWorkspace } from './useWorkspace.ts'

/** The one panel or dialog that is open. */
export function SurfaceHost() {
  const { surface } = useWorkspace()
  const shown = useObservable(surface)
  const close = (): void => surface.set(null)
  if (!shown) return null
  const { kind, id, ids = [id], view } = shown
  switch (kind) {
    case 'move':
      return <MoveDialog key={id} ids={ids} view={view} onClose={close} />
    case 'field':
      return <PickFieldDialog key={id} ids={ids} onClose={close} />
    case 'column':
      return <ColumnDialog key={id} id={id} after={null} onClose={close} />
    case 'new-column':
      return <ColumnDialog key={id} id={null} after={id === '' ? null : id} onClose={close} />
    case 'remove-column':
      return <RemoveColumnDialog key={id} id={id} onClose={close} />
    case 'fields':
    case 'new-field':
      return null // a feature of its own
    case 'new-card':
      return <NewCardDialog key={id} status={id} onClose={close} />
  }
}
