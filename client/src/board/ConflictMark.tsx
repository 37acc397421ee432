import { settleConflict } from '@trame/shared/commands'
import { readWish, ROOT, TRAY, type Fact } from '@trame/shared/model'
import { viewPerson } from '@trame/shared/queries'
import { GitMerge } from 'lucide-react'
import { useLanguage, useTexts } from '../i18n/index.ts'
import { useNode, useSession } from '../session/index.ts'
import { Button } from '../ui/Button.tsx'
import { Popover } from '../ui/Popover.tsx'
import { useRun } from './useRun.ts'
import styles from './ConflictMark.module.css'

/** Shown on a node as long as writes made at the same time have not been settled: who wanted what, keep or put back. */
export function ConflictMark({ id }: { id: string }) {
  const t = useTexts()
  const conflicts = useNode(id)?.conflicts ?? []
  if (conflicts.length === 0) return null
  // What is pressed in here is no press on the row or card around it.
  return (
    <span className={styles.holder} role="presentation" onPointerDown={event => event.stopPropagation()} onKeyDown={event => event.stopPropagation()}>
      <Popover
        align="start"
        title={t('conflict.title')}
        trigger={
          <button type="button" className={styles.mark}>
            <GitMerge size={13} aria-hidden />
            {t('conflict.mark', { n: conflicts.length })}
          </button>
        }
      >
        <ul className={styles.list}>
          {conflicts.map(fact => (
            <Conflict key={`${fact.client}.${fact.clock}`} id={id} fact={fact} />
          ))}
        </ul>
      </Popover>
    </span>
  )
}

function Conflict({ id, fact }: { id: string; fact: Fact }) {
  const t = useTexts()
  const language = useLanguage()
  const run = useRun()
  const { board } = useSession()
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(fact.time)
  const name = viewPerson(board, fact.author) ?? t('people.somebody')
  return (
    <li className={styles.conflict}>
      <p>
        <strong>{name}</strong> <span className={styles.when}>{when}</span>
      </p>
      <p>{useWish(fact)}</p>
      <div className={styles.choices}>
        <Button onClick={() => run(settleConflict, { id, lost: fact, keep: 'standing' })}>{t('conflict.keep')}</Button>
        <Button onClick={() => run(settleConflict, { id, lost: fact, keep: 'lost' })}>{t('conflict.putBack')}</Button>
      </div>
    </li>
  )
}

/** What a write that does not stand had wanted, in words. */
function useWish({ patch }: Fact): string {
  const t = useTexts()
  const { board } = useSession()
  if ('at' in patch) {
    const parent = readWish(patch.at)?.parent ?? TRAY
    return t('conflict.moved', { place: parent === ROOT ? t('tree.top') : parent === TRAY ? t('tree.tray') : board.title(parent) })
  }
  if ('lane' in patch) return t('conflict.decided', { status: board.title(readWish(patch.lane)?.parent ?? '') || t('node.noStatus') })
  if ('title' in patch) return t('conflict.renamed', { title: String(patch.title) })
  if ('gone' in patch) return t(patch.gone === null ? 'conflict.restored' : 'conflict.archived')
  return t('conflict.changed', { value: Object.values(patch).map(value => (typeof value === 'string' && value !== '' ? value : '—')).join(', ') })
}
