import { GitMerge } from 'lucide-react'
import { ConflictList } from '../../board/ConflictList.tsx'
import { useTexts } from '../../i18n/index.ts'
import { useNode, useObservable, useSession, type Meeting } from '../../session/index.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import styles from './MergeBanner.module.css'

/** After a time apart: what came together, and where mine met another's. */
export function MergeBanner() {
  const t = useTexts()
  const { merge } = useSession()
  const report = useObservable(merge.report)
  if (!report) return null
  const { mine, theirs, met } = report
  return (
    <Banner
      icon={<GitMerge size={17} aria-hidden />}
      actions={
        <>
          {met.length > 0 ? (
            <Popover title={t('merge.met')} trigger={<Button>{t('merge.show', { n: met.length })}</Button>}>
              <ul className={styles.list}>
                {met.map(meeting => (
                  <Met key={meeting.id} meeting={meeting} />
                ))}
              </ul>
            </Popover>
          ) : null}
          <Button look="quiet" onClick={merge.dismiss}>
            {t('merge.read')}
          </Button>
        </>
      }
    >
      {t('merge.report', { mine, theirs, met: met.length })}
    </Banner>
  )
}

function Met({ meeting: { id, fields } }: { meeting: Meeting }) {
  const t = useTexts()
  const node = useNode(id)
  if (!node) return null
  const isOpen = node.conflicts.length > 0 || node.heldFrom !== null
  const what = fields.map(field => t('merge.field', { field })).join(', ') || t('merge.field', { field: 'at' })
  return (
    <li className={styles.met}>
      <p className={styles.title}>{node.title}</p>
      <p className={styles.fields}>{t(isOpen ? 'merge.conflict' : 'merge.merged', { what })}</p>
      <ConflictList id={id} />
    </li>
  )
}
