import { ConflictList } from '../../board/ConflictList.tsx'
import { useTexts } from '../../i18n/index.ts'
import { useNode, type Meeting } from '../../session/index.ts'
import styles from './MergeBanner.module.css'

/** Each node that was changed on both sides: what of it, and the choice where one side does not stand. */
export function MeetingList({ met }: { met: readonly Meeting[] }) {
  return (
    <ul className={styles.list}>
      {met.map(meeting => (
        <Met key={meeting.id} meeting={meeting} />
      ))}
    </ul>
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
