import { NO_STATUS } from '@trame/shared/queries'
import { useEffect, useRef, useState } from 'react'
import { areaTarget } from '../dnd/index.ts'
import { useTexts } from '../i18n/index.ts'
import { useStatus, useStatuses } from '../session/index.ts'
import styles from './hands.module.css'

/** All statuses side by side, each a place to drop, and a button for what is in the hand. */
export function StatusTargets({ onTap }: { onTap?: (status: string) => void }) {
  const t = useTexts()
  const statuses = useStatuses().filter(status => status !== NO_STATUS)
  return (
    <div className={styles.targets} role="group" aria-label={t('carry.statuses')}>
      {statuses.map(status => (
        <StatusTarget key={status} id={status} onTap={onTap} />
      ))}
    </div>
  )
}

function StatusTarget({ id, onTap }: { id: string; onTap?: (status: string) => void }) {
  const status = useStatus(id)
  const element = useRef<HTMLButtonElement>(null)
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    if (!element.current) return undefined
    return areaTarget({ element: element.current, place: { over: 'status', status: id }, canDrop: dragged => dragged.type === 'item', onHover: dragged => setOver(dragged !== null) })
  }, [id])
  return (
    <button ref={element} type="button" className={styles.target} data-status={id} data-colour={status?.colour ?? 'slate'} data-over={isOver || undefined} onClick={() => onTap?.(id)}>
      <span className={styles.dot} aria-hidden />
      <span className={styles.targetName}>{status?.title}</span>
    </button>
  )
}
