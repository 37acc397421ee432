import { putBack } from '@trame/shared/commands'
import { BOARD_ID, readText } from '@trame/shared/model'
import type { Change } from '@trame/shared/queries'
import { ArrowRight, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { useSession } from '../../session/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { showToast } from '../../ui/toast.ts'
import { Byline } from '../Byline.tsx'
import { sayWhen } from '../sayWhen.ts'
import { useRun } from '../useRun.ts'
import styles from './history.module.css'
import { useChangeWords, type ChangeLine } from './useChangeWords.ts'

/** Longer ones are opened on demand: an import, a column that was emptied. */
const SHOWN = 4
/** Clocks and networks are never quite together. */
const LATE_MS = 60_000

type Props = {
  /** What one person did at once. */
  changes: readonly Change[]
  /** Another person, who brought it to the relay. */
  broughtBy: string | null
  whoIs: (author: string) => { readonly name: string; readonly colour: string }
  now: number
  /** Leads to what was changed; null where that is what is looked at. */
  onOpen: ((id: string) => void) | null
}

export function ChangeGroup({ changes, broughtBy, whoIs, now, onOpen }: Props) {
  const t = useTexts()
  const language = useLanguage()
  const wordsOf = useChangeWords()
  const [isOpen, setOpen] = useState(false)
  const [first] = changes as readonly [Change, ...Change[]]
  const { author, time, arrivedAt } = first
  const person = whoIs(author)
  const shown = isOpen ? changes : changes.slice(0, SHOWN)
  return (
    <li className={styles.group}>
      <Avatar name={person.name} colour={person.colour} />
      <div className={styles.body}>
        <Byline name={person.name} time={time} now={now}>
          {arrivedAt === null && <span className={styles.waiting}>{t('history.waiting')}</span>}
          {arrivedAt !== null && arrivedAt - time > LATE_MS && <span>{t('history.arrived', { when: sayWhen(arrivedAt, language, now) })}</span>}
          {broughtBy !== null && <span className={styles.waiting}>{t('history.broughtBy', { name: whoIs(broughtBy).name })}</span>}
        </Byline>
        {shown.map(change => (
          <ChangeItem key={`${change.client}:${change.clock}`} change={change} lines={wordsOf(change)} onOpen={onOpen} />
        ))}
        {shown.length < changes.length && (
          <button type="button" className={styles.more} onClick={() => setOpen(true)}>
            {t('history.and', { n: changes.length - shown.length })}
          </button>
        )}
      </div>
    </li>
  )
}

function ChangeItem({ change, lines, onOpen }: { change: Change; lines: readonly ChangeLine[]; onOpen: Props['onOpen'] }) {
  const t = useTexts()
  const { board } = useSession()
  const { id } = change
  // What was made is told under the name that it was given.
  const title = change.isBirth ? readText(change.patch.title) : board.title(id)
  const isNode = board.nodeKind(id) !== null
  return (
    <div className={styles.change}>
      {onOpen && title !== '' && id !== BOARD_ID && (
        isNode ? (
          <button type="button" className={styles.what} title={t('history.open')} onClick={() => onOpen(id)}>
            {title}
          </button>
        ) : (
          <span className={styles.what}>{title}</span>
        )
      )}
      {lines.map(line => (
        <Line key={line.field} change={change} line={line} />
      ))}
    </div>
  )
}

function Line({ change: { id, before }, line: { field, label, values, canPutBack } }: { change: Change; line: ChangeLine }) {
  const t = useTexts()
  const run = useRun()
  const put = (): void => {
    if (run(putBack, { id, field, value: before[field] ?? null }).ok) void showToast(t('history.putBackDone'))
  }
  const former = values?.before || t('history.nothing')
  return (
    <div className={styles.line}>
      <p className={styles.words}>
        <span className={styles.label}>{label}</span>
        {values && (
          <>
            <del className={styles.before} data-none={values.before === '' || undefined}>
              {former}
            </del>
            <span className={styles.to}>
              <ArrowRight size={13} aria-label="→" />
              <ins className={styles.after} data-none={values.after === '' || undefined}>
                {values.after || t('history.nothing')}
              </ins>
            </span>
          </>
        )}
      </p>
      {canPutBack && (
        <button type="button" data-writes className={styles.put} aria-label={values ? t('history.putBackNamed', { value: former, field: label }) : t('history.putBack')} title={t('history.putBack')} onClick={put}>
          <Undo2 size={14} aria-hidden />
          <span>{t('history.putBack')}</span>
        </button>
      )}
    </div>
  )
}
