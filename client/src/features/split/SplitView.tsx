import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { useWorkspace } from '../../board/useWorkspace.ts'
import type { ViewName } from '../../board/workspace.ts'
import { useTexts } from '../../i18n/index.ts'
import { useObservable } from '../../session/index.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { useSplitShare } from './useSplitShare.ts'
import styles from './split.module.css'

const WIDE = window.matchMedia('(min-width: 48rem)')
const subscribe = (listener: () => void): (() => void) => {
  WIDE.addEventListener('change', listener)
  return () => WIDE.removeEventListener('change', listener)
}
const STEP_PERCENT = 4

/** The tree and the kanban of one board side by side, so that one can be dragged onto the other; on a narrow screen one at a time. */
export function SplitView({ tree, kanban }: { tree: ReactNode; kanban: ReactNode }) {
  const isWide = useSyncExternalStore(subscribe, () => WIDE.matches)
  const { isSplit } = useWorkspace()
  useEffect(() => {
    isSplit.set(true)
    return () => isSplit.set(false)
  }, [isSplit])
  return isWide ? <SideBySide tree={tree} kanban={kanban} /> : <OneAtATime tree={tree} kanban={kanban} />
}

function SideBySide({ tree, kanban }: { tree: ReactNode; kanban: ReactNode }) {
  const t = useTexts()
  const { share, limits, setShare } = useSplitShare()
  const area = useRef<HTMLDivElement>(null)
  const [isMoving, setMoving] = useState(false)

  const follow = (event: PointerEvent): void => {
    const frame = area.current?.getBoundingClientRect()
    if (isMoving && frame) setShare(((event.clientX - frame.left) / frame.width) * 100)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') setShare(share - STEP_PERCENT)
    else if (event.key === 'ArrowRight') setShare(share + STEP_PERCENT)
    else if (event.key === 'Home') setShare(limits.min)
    else if (event.key === 'End') setShare(limits.max)
    else return
    event.preventDefault()
  }

  return (
    <div ref={area} className={styles.split} style={{ '--share': `${share}%` } as React.CSSProperties}>
      <div className={styles.tree}>{tree}</div>
      <div
        role="separator"
        aria-orientation="vertical"
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
      <div className={styles.kanban}>{kanban}</div>
    </div>
  )
}

function OneAtATime({ tree, kanban }: { tree: ReactNode; kanban: ReactNode }) {
  const t = useTexts()
  const revealed = useObservable(useWorkspace().reveal)
  const [shown, setShown] = useState<ViewName>('tree')
  const [seen, setSeen] = useState(revealed)
  // What is asked to be shown is in the other half: turn to it.
  if (revealed !== seen) {
    setSeen(revealed)
    if (revealed) setShown(revealed.view)
  }
  return (
    <div className={styles.narrow}>
      <div className={styles.tabs}>
        <Segmented
          label={t('split.shown')}
          value={shown}
          options={[
            { value: 'tree', label: t('split.tree') },
            { value: 'kanban', label: t('split.kanban') },
          ]}
          onChange={setShown}
        />
      </div>
      <div className={styles.only}>{shown === 'tree' ? tree : kanban}</div>
    </div>
  )
}
