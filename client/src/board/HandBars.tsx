import { useEffect, useSyncExternalStore } from 'react'
import { useObservable } from '../session/index.ts'
import { CarryBar } from './CarryBar.tsx'
import { PickBar } from './PickBar.tsx'
import { StatusTargets } from './StatusTargets.tsx'
import { useWorkspace } from './useWorkspace.ts'
import { useView } from './view/useView.ts'
import styles from './hands.module.css'

/** As for the bar at the foot of a phone. */
const NARROW = matchMedia('(max-width: 44rem)')
const subscribe = (listener: () => void): (() => void) => {
  NARROW.addEventListener('change', listener)
  return () => NARROW.removeEventListener('change', listener)
}

/** One bar at the foot: what is in the hand, else on a phone where a drag can end, else what is picked. */
export function HandBars() {
  const { picks, carrying, held } = useWorkspace()
  const { spec } = useView()
  const ids = useObservable(picks.ids)
  const inHand = useObservable(carrying)
  const isDragging = useObservable(held).size > 0 && inHand === null
  const isNarrow = useSyncExternalStore(subscribe, () => NARROW.matches)
  const leavesRoom = ids.size > 0 || inHand !== null
  useEffect(() => {
    document.documentElement.toggleAttribute('data-hands', leavesRoom)
    return () => document.documentElement.removeAttribute('data-hands')
  }, [leavesRoom])
  if (inHand !== null) return <CarryBar key={inHand.join()} ids={inHand} />
  // Where both views are in sight the columns themselves are; else they are a swipe away, and nobody swipes while dragging.
  if (isDragging && isNarrow && spec.kind !== 'split')
    return (
      <div className={styles.bar} data-hands="drag">
        <StatusTargets />
      </div>
    )
  return ids.size > 0 ? <PickBar ids={ids} /> : null
}
