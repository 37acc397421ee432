import { Ban, Check, CloudOff, CloudUpload, HardDrive, ShieldAlert, TriangleAlert } from 'lucide-react'
import { Suspense } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { useObservable, useSession, type Badge } from '../../session/index.ts'
import { lazyPart } from '../../ui/lazyPart.ts'
import { Popover } from '../../ui/Popover.tsx'
import { sayBadge } from './sayBadge.ts'
import styles from './SyncBadge.module.css'

const SyncPanel = lazyPart(async () => ({ default: (await import('./SyncPanel.tsx')).SyncPanel }))

const SIGNS: Record<Badge['kind'], typeof Check> = {
  'saved-for-all': Check,
  sending: CloudUpload,
  'saved-here': HardDrive,
  offline: CloudOff,
  refused: ShieldAlert,
  'shut-out': Ban,
  'not-stored': TriangleAlert,
}

/** What is saved, and where. The text is read out when it changes. */
export function SyncBadge() {
  const t = useTexts()
  const badge = useObservable(useSession().badge)
  const Sign = SIGNS[badge.kind]
  const said = sayBadge(t, badge)
  return (
    <Popover
      title={said}
      trigger={
        <button type="button" className={styles.badge} data-kind={badge.kind} title={said}>
          <Sign size={16} aria-hidden />
          <span className={styles.text} role="status">
            {said}
          </span>
        </button>
      }
    >
      <Suspense>
        <SyncPanel badge={badge} />
      </Suspense>
    </Popover>
  )
}
