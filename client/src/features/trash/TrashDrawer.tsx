import { restoreNode } from '@trame/shared/commands'
import type { TrashEntry } from '@trame/shared/queries'
import { RotateCcw } from 'lucide-react'
import { useRun } from '../../board/useRun.ts'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { useQuery, useSession, useTrash } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './TrashDrawer.module.css'

/** What was archived: by whom, when, and back to where it was. */
export function TrashDrawer({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts()
  return (
    <Dialog shape="drawer" isOpen={isOpen} onClose={onClose} title={t('trash.title')} description={t('trash.hint')}>
      <TrashList />
    </Dialog>
  )
}

function TrashList() {
  const t = useTexts()
  const trash = useTrash()
  if (trash.length === 0) return <p className={styles.empty}>{t('trash.empty')}</p>
  return (
    <ul className={styles.list}>
      {trash.map(entry => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ul>
  )
}

function Entry({ entry: { id, authorName, time } }: { entry: TrashEntry }) {
  const t = useTexts()
  const language = useLanguage()
  const run = useRun()
  const { index, board } = useSession()
  const node = useQuery(`node:${id}`, () => index.node(id))
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(time)
  const inside = [...board.tree.walk(id)].filter(below => board.nodeKind(below) === 'card').length
  return (
    <li className={styles.entry}>
      <div>
        <p className={styles.name}>{node?.title}</p>
        <p className={styles.meta}>
          {t('trash.by', { name: authorName ?? t('people.somebody'), when })}
          {inside > 0 ? ` · ${t('node.count', { n: inside })}` : ''}
        </p>
      </div>
      <Button data-writes onClick={() => run(restoreNode, { id })} aria-label={t('trash.restoreNamed', { title: node?.title ?? '' })}>
        <RotateCcw size={16} aria-hidden />
        {t('trash.restore')}
      </Button>
    </li>
  )
}
