import { GitMerge } from 'lucide-react'
import { Suspense } from 'react'
import { useTexts } from '../i18n/index.ts'
import { useNode } from '../session/index.ts'
import { lazyPart } from '../ui/lazyPart.ts'
import { Popover } from '../ui/Popover.tsx'
import styles from './conflicts.module.css'

const ConflictList = lazyPart(async () => ({ default: (await import('./ConflictList.tsx')).ConflictList }))

/** Shown on a node as long as writes made at the same time have not been settled: who wanted what, keep or put back. */
export function ConflictMark({ id }: { id: string }) {
  const t = useTexts()
  const node = useNode(id)
  const count = (node?.conflicts.length ?? 0) + (node?.heldFrom ? 1 : 0)
  if (count === 0) return null
  // What is pressed in here is no press on the row or card around it.
  return (
    <span className={styles.holder} role="presentation" onPointerDown={event => event.stopPropagation()} onClick={event => event.stopPropagation()} onKeyDown={event => event.stopPropagation()}>
      <Popover
        align="start"
        title={t('conflict.title')}
        trigger={
          <button type="button" className={styles.mark}>
            <GitMerge size={13} aria-hidden />
            {t('conflict.mark', { n: count })}
          </button>
        }
      >
        <Suspense>
          <ConflictList id={id} />
        </Suspense>
      </Popover>
    </span>
  )
}
