import { AtSign, CheckCheck, MessageCircle, PencilLine } from 'lucide-react'
import { useMemo, useState } from 'react'
import { openCard } from '../../board/cardAddress.ts'
import { sayWhen } from '../../board/sayWhen.ts'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useWhoIs } from '../../board/useTalk.ts'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { useObservable, useSession, type LiveTalk } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import type { ForMeEntry } from './forMeEntries.ts'
import styles from './forMe.module.css'
import { openForMe } from './openForMe.ts'

const SHOWN_AT_MOST = 200

export function ForMePanel({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts()
  const live = useObservable(useSession().talk.live)
  return (
    <Dialog shape="drawer" isOpen={isOpen} onClose={onClose} title={t('mine.title')} description={t('mine.hint')}>
      {live ? <Entries live={live} onClose={onClose} /> : <p className={styles.empty}>{t('talk.loading')}</p>}
    </Dialog>
  )
}

function Entries({ live, onClose }: { live: LiveTalk; onClose: () => void }) {
  const t = useTexts()
  const { board } = useSession()
  const [which, setWhich] = useState<'all' | 'mentions'>('all')
  const [now] = useState(() => Date.now())
  const entries = useObservable(useMemo(() => openForMe(live, board), [board, live]))
  const shown = entries.filter(({ kind }) => which === 'all' || kind === 'mention').slice(0, SHOWN_AT_MOST)
  const fresh = new Set(entries.filter(({ isUnread }) => isUnread).map(({ card }) => card))
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <Segmented
          label={t('mine.show')}
          value={which}
          onChange={setWhich}
          options={[
            { value: 'all', label: t('mine.all') },
            { value: 'mentions', label: t('mine.mentions') },
          ]}
        />
        <Button look="quiet" disabled={fresh.size === 0} onClick={() => fresh.forEach(card => live.look(card, { talk: true }))}>
          <CheckCheck size={16} aria-hidden />
          {t('mine.readAll')}
        </Button>
      </div>
      {shown.length === 0 ? (
        <p className={styles.empty}>{t(which === 'all' ? 'mine.empty' : 'mine.emptyMentions')}</p>
      ) : (
        <ul className={styles.list}>
          {shown.map(entry => (
            <Entry key={entry.kind === 'changes' ? `${entry.card} ${entry.author}` : entry.comment.id} entry={entry} live={live} now={now} onClose={onClose} />
          ))}
        </ul>
      )}
    </div>
  )
}

const ICONS = { mention: AtSign, said: MessageCircle, answer: MessageCircle, changes: PencilLine } as const

function Entry({ entry, live, now, onClose }: { entry: ForMeEntry; live: LiveTalk; now: number; onClose: () => void }) {
  const t = useTexts()
  const language = useLanguage()
  const whoIs = useWhoIs(live)
  const fieldName = useFieldName()
  const { board } = useSession()
  const Icon = ICONS[entry.kind]
  const name = whoIs(entry.kind === 'changes' ? entry.author : entry.comment.author).name
  const what =
    entry.kind === 'changes'
      ? t('mine.changed', { name, fields: entry.fields.map(fieldName).join(', ') })
      : t({ mention: 'mine.mentioned', said: 'mine.said', answer: 'mine.answered' }[entry.kind] as 'mine.said', { name })
  const go = (): void => {
    onClose()
    openCard(entry.card, entry.kind === 'changes' ? 'card' : 'talk')
  }
  return (
    <li>
      <button type="button" className={styles.entry} data-unread={entry.isUnread || undefined} onClick={go}>
        <Icon size={16} aria-hidden className={styles.icon} />
        <span className={styles.what}>
          <span className={styles.who}>{what}</span>
          <span className={styles.card}>{board.title(entry.card)}</span>
          {entry.kind !== 'changes' && <span className={styles.words}>{entry.comment.text}</span>}
        </span>
        <span className={styles.when}>
          {sayWhen(entry.time, language, now)}
          {entry.isUnread && <Unseen>, {t('mine.unread')}</Unseen>}
        </span>
      </button>
    </li>
  )
}

/** What a field of the document is called by who reads. */
function useFieldName(): (field: string) => string {
  const t = useTexts()
  const { index } = useSession()
  const { fieldTitle } = useFieldWords()
  return field => {
    if (field === 'title') return t('node.title')
    if (field === 'at') return t('card.place')
    if (field === 'lane') return t('move.column')
    if (field === 'gone') return t('trash.title')
    const definition = index.field(field)
    return definition ? fieldTitle(definition) : field
  }
}
