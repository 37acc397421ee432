import type { NodeView } from '@trame/shared/queries'
import { useTexts } from '../i18n/index.ts'
import { ConflictMark } from './ConflictMark.tsx'
import styles from './chips.module.css'
import { TalkMark } from './TalkMark.tsx'

/** What the document prints in brackets, as chips with spaces between them, for they are read out as a text: track of an axis; territory, priority and submission of a card. And what is not settled. */
export function NodeChips({ node }: { node: NodeView }) {
  const t = useTexts()
  return (
    <>
      {node.track && (
        <span className={styles.chip} data-colour={node.track === 'common' ? 'teal' : 'violet'}>
          {t(`node.track.${node.track}`)}
        </span>
      )}{' '}
      {node.territory && (
        <span className={styles.chip} data-tone="territory">
          {node.territory}
        </span>
      )}{' '}
      {node.priority && (
        <span className={styles.chip} data-tone="priority">
          {t('node.priority', { p: node.priority })}
        </span>
      )}{' '}
      {node.submission && (
        <span className={styles.chip} data-colour={node.submission === 'arbitration' ? 'amber' : 'blue'}>
          {t(`node.submission.${node.submission}`)}
        </span>
      )}{' '}
      <NodeMarks node={node} />
    </>
  )
}

/** What is not as it should be: archived, not settled. And what is said about it. */
export function NodeMarks({ node }: { node: NodeView }) {
  const t = useTexts()
  return (
    <>
      {node.isArchived && (
        <span className={styles.chip} data-tone="archived">
          {t('node.archived')}
        </span>
      )}{' '}
      {(node.conflicts.length > 0 || node.heldFrom !== null) && <ConflictMark id={node.id} />} <TalkMark id={node.id} />
    </>
  )
}
