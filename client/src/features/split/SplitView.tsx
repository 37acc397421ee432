import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useTexts } from '../../i18n/index.ts'
import { useSplitShare } from './useSplitShare.ts'
import styles from './split.module.css'

/** A narrow screen held upright has no room side by side; one above the other, both can still be dragged onto. */
const STACKED = window.matchMedia('(max-width: 47.99rem) and (orientation: portrait)')
const subscribe = (listener: () => void): (() => void) => {
  STACKED.addEventListener('change', listener)
  return () => STACKED.removeEventListener('change', listener)
}
const STEP_PERCENT = 4

/** The tree and the kanban of one board at once, so that one can be dragged onto the other. */
export function SplitView({ tree, kanban }: { tree: ReactNode; kanban: ReactNode }) {
  const t = useTexts()
  const isStacked = useSyncExternalStore(subscribe, () => STACKED.matches)
  const { isSplit } = useWorkspace()
  useEffect(() => {
    isSplit.set(true)
    return () => isSplit.set(false)
  }, [isSplit])
  const { share, limits, setShare } = useSplitShare()
  const area = useRef<HTMLDivElement>(null)
  const [isMoving, setMoving] = useState(false)

  const follow = (event: PointerEvent): void => {
    const frame = area.current?.getBoundingClientRect()
    if (!isMoving || !frame) return
    setShare((isStacked ? (event.clientY - frame.top) / frame.height : (event.clientX - frame.left) / frame.width) * 100)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') setShare(share - STEP_PERCENT)
    else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') setShare(share + STEP_PERCENT)
    else if (event.key === 'Home') setShare(limits.min)
    else if (event.key === 'End') setShare(limits.max)
    else return
    event.preventDefault()
  }

  return (
    <div ref={area} className={styles.split} data-stacked={isStacked || undefined} style={{ '--share': `${share}%` } as React.CSSProperties}>
      <div className={styles.half}>{tree}</div>
      <div
        role="separator"
        aria-orientation={isStacked ? 'horizontal' : 'vertical'}
        aria-label={t('split.divider')}
        aria-valuenow={Math.round(share)}
        aria-valuemin={limits.min}
        aria-valuemax={limits.max}
        tabIndex={0}
        className={styles.divider}
        data-moving={isMoving || undefined}
        onKeyDown={onKeyDown}
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setMoving(true)
        }}
        onPointerMove={follow}
        onPointerUp={() => setMoving(false)}
        onPointerCancel={() => setMoving(false)}
        onDoubleClick={() => setShare(50)}
      />
      <div className={styles.half}>{kanban}</div>
    </div>
  )
}
