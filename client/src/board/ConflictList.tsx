import { settleConflict, settleCycle } from '@trame/shared/commands'
import { readWish, ROOT, TRAY, type Board, type Fact } from '@trame/shared/model'
import { viewPerson } from '@trame/shared/queries'
import type { ReactNode } from 'react'
import { useLanguage, useTexts, type MessageKey, type Values } from '../i18n/index.ts'
import { useNode, useSession } from '../session/index.ts'
import { Button } from '../ui/Button.tsx'
import styles from './conflicts.module.css'
import { useRun } from './useRun.ts'

type Texts = (key: MessageKey, values?: Values) => string

/** Each write of a node that does not stand: who wanted what, what stands instead, and the choice between the two. */
export function ConflictList({ id }: { id: string }) {
  const node = useNode(id)
  if (!node) return null
  return (
    <ul className={styles.list}>
      {node.heldFrom ? <Held id={id} wanted={node.heldFrom} /> : null}
      {node.conflicts.map(fact => (
        <Conflict key={`${fact.client}.${fact.clock}`} id={id} fact={fact} />
      ))}
    </ul>
  )
}

/** T13: two moves into each other, of which one could not be followed. */
function Held({ id, wanted }: { id: string; wanted: string }) {
  const t = useTexts()
  const run = useRun()
  const { board } = useSession()
  const fact = board.facts.latest(id, 'at')
  return (
    <Choice
      fact={fact}
      text={t('conflict.held', { here: placeName(t, board, board.tree.parent(id) ?? TRAY), there: placeName(t, board, wanted) })}
      stands=""
      onKeep={() => run(settleCycle, { id, keep: 'here' })}
      onPutBack={() => run(settleCycle, { id, keep: 'there' })}
    />
  )
}

function Conflict({ id, fact }: { id: string; fact: Fact }) {
  const t = useTexts()
  const run = useRun()
  const { board } = useSession()
  return (
    <Choice
      fact={fact}
      text={sayWish(t, board, fact)}
      stands={sayStanding(t, board, id, fact)}
      onKeep={() => run(settleConflict, { id, lost: fact, keep: 'standing' })}
      onPutBack={() => run(settleConflict, { id, lost: fact, keep: 'lost' })}
    />
  )
}

function Choice({ fact, text, stands, onKeep, onPutBack }: { fact: Fact | undefined; text: string; stands: ReactNode; onKeep: () => void; onPutBack: () => void }) {
  const t = useTexts()
  const language = useLanguage()
  const { board } = useSession()
  const name = fact?.author === board.author ? t('conflict.you') : fact ? (viewPerson(board, fact.author) ?? t('people.somebody')) : t('people.somebody')
  return (
    <li className={styles.conflict}>
      <p>
        <strong>{name}</strong> {fact ? <span className={styles.when}>{new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(fact.time)}</span> : null}
      </p>
      <p>{text}</p>
      {stands ? <p className={styles.when}>{stands}</p> : null}
      <div className={styles.choices} data-writes>
        <Button onClick={onKeep}>{t('conflict.keep')}</Button>
        <Button onClick={onPutBack}>{t('conflict.putBack')}</Button>
      </div>
    </li>
  )
}

const placeName = (t: Texts, board: Board, parent: string): string => (parent === ROOT ? t('tree.top') : parent === TRAY ? t('tree.tray') : board.title(parent))
const textOf = (value: unknown): string => (typeof value === 'string' && value !== '' ? value : '—')

/** What a write that does not stand had wanted, in words. */
function sayWish(t: Texts, board: Board, { author, patch }: Fact): string {
  const who = author === board.author ? 'you' : 'other'
  if ('at' in patch) return t('conflict.moved', { who, place: placeName(t, board, readWish(patch.at)?.parent ?? TRAY) })
  if ('lane' in patch) return t('conflict.decided', { who, status: board.title(readWish(patch.lane)?.parent ?? '') || t('node.noStatus') })
  if ('title' in patch) return t('conflict.renamed', { who, title: String(patch.title) })
  if ('gone' in patch) return t(patch.gone === null ? 'conflict.restored' : 'conflict.archived', { who })
  return t('conflict.changed', { who, value: Object.values(patch).map(textOf).join(', ') })
}

/** What stands instead. */
function sayStanding(t: Texts, board: Board, id: string, { patch }: Fact): string {
  if ('at' in patch) return t('conflict.stands', { value: placeName(t, board, board.tree.parent(id) ?? TRAY) })
  if ('lane' in patch) return t('conflict.stands', { value: board.title(board.statusOf(id) ?? '') || t('node.noStatus') })
  if ('title' in patch) return t('conflict.stands', { value: board.title(id) })
  if ('gone' in patch) return t(board.isArchived(id) ? 'conflict.isArchived' : 'conflict.isAlive')
  return t('conflict.stands', { value: Object.keys(patch).map(field => textOf(board.field(id, field))).join(', ') })
}
