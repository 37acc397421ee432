import { Suspense, useSyncExternalStore } from 'react'
import { lazyPart } from '../ui/lazyPart.ts'
import { useWorkspace } from './useWorkspace.ts'

// Nothing is picked or in the hand at the first look.
const HandBars = lazyPart(async () => ({ default: (await import('./HandBars.tsx')).HandBars }))

/** The bars of what is picked, held or dragged: there as long as something is. */
export function Hands() {
  const { picks, carrying, held } = useWorkspace()
  const isPicking = useSyncExternalStore(picks.ids.subscribe, () => picks.ids.get().size > 0)
  const isCarrying = useSyncExternalStore(carrying.subscribe, () => carrying.get() !== null)
  const isHolding = useSyncExternalStore(held.subscribe, () => held.get().size > 0)
  return isPicking || isCarrying || isHolding ? (
    <Suspense>
      <HandBars />
    </Suspense>
  ) : null
}
