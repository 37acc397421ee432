import { Suspense, useEffect, useState, type ReactNode } from 'react'
import { enableTouchDrag, watchDrags, type DropPlace } from '../dnd/index.ts'
import { useObservable, useSession, type PeerDrag } from '../session/index.ts'
import { lazyPart } from '../ui/lazyPart.ts'
import { draggedNodes } from './draggedNodes.ts'
import { useDrop } from './useDrop.ts'
import { useWorkspace, WorkspaceContext } from './useWorkspace.ts'
import { createWorkspace } from './workspace.ts'
import styles from './workspace.module.css'

// Not needed for the first look; a request that comes before they are there waits for them.
const MenuHost = lazyPart(async () => ({ default: (await import('./MenuHost.tsx')).MenuHost }))
const SurfaceHost = lazyPart(async () => ({ default: (await import('./SurfaceHost.tsx')).SurfaceHost }))

/** What the views of one open board share: put it around them, inside of the view that they draw. */
export function WorkspaceProvider({ children }: { children: ReactNode }) {
  const session = useSession()
  const [workspace, setWorkspace] = useState(() => createWorkspace(session))
  if (workspace.session !== session) setWorkspace(createWorkspace(session))
  useEffect(() => workspace.open(), [workspace])
  return (
    <WorkspaceContext value={workspace}>
      {children}
      <Drags />
      <Suspense>
        <MenuHost />
        <SurfaceHost />
      </Suspense>
      <Announcer />
    </WorkspaceContext>
  )
}

/** Where a drop would go, in the words that travel to the others. */
function sharedPlace(place: DropPlace | null): NonNullable<PeerDrag['over']> | null {
  switch (place?.over) {
    case 'row':
      return { view: 'tree', id: place.id, edge: place.intent.kind === 'before' ? 'before' : place.intent.kind === 'inside' ? 'inside' : 'after' }
    case 'item':
      return { view: 'kanban', id: place.id, edge: place.edge }
    case 'list':
      return { view: 'kanban', id: place.list, edge: 'inside' }
    default:
      return null
  }
}

/** Every drop of the board ends here, whichever view it came from and went to. */
function Drags() {
  const workspace = useWorkspace()
  const drop = useDrop()
  useEffect(() => {
    enableTouchDrag()
    return watchDrags({
      onMove: (dragged, place) => {
        document.documentElement.dataset.dragging = dragged.type
        if (dragged.type !== 'item') return
        const ids = draggedNodes(dragged)
        if (workspace.held.get().size === 0) workspace.held.set(new Set(ids))
        workspace.shareDrag({ id: dragged.id, ...(ids.length > 1 ? { count: ids.length } : {}), over: sharedPlace(place) })
      },
      onEnd: () => {
        delete document.documentElement.dataset.dragging
        workspace.shareDrag(null)
        workspace.held.set(new Set())
      },
      onDrop: drop,
    })
  }, [drop, workspace])
  return null
}

/** Read out by assistive technology; seen by nobody. */
function Announcer() {
  const text = useObservable(useWorkspace().announcement)
  return (
    <div className={styles.announcer} role="status" aria-live="polite">
      {text}
    </div>
  )
}
