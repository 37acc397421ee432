import { CHANGE_KINDS, type Change, type ChangeKind } from '@trame/shared/queries'
import { useEffect, useMemo, useState } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { profile, useObservable, useQuery, useSession } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import { SelectField } from '../SelectField.tsx'
import { ChangeGroup } from './ChangeGroup.tsx'
import styles from './history.module.css'
import { openHistory } from './openHistory.ts'

type Props = {
  /** A record; null: the whole board. */
  of: string | null
  onOpen: ((id: string) => void) | null
}

/** Who did what, latest first, of one thing or of the board. */
export function History({ of, onOpen }: Props) {
  const t = useTexts()
  const session = useSession()
  const [author, setAuthor] = useState<string | null>(null)
  const [kind, setKind] = useState<ChangeKind | null>(null)
  const [now] = useState(() => Date.now())
  const story = useMemo(() => openHistory(session, { of, author, kind }), [author, kind, of, session])
  useEffect(() => story.close, [story])
  const { changes, isLoading, isLocal, hasMore, authors, owners } = useObservable(story)
  const whoIs = useNames()
  return (
    <div className={styles.history}>
      <div className={styles.filters}>
        <SelectField label={t('history.person')} value={author ?? ''} onChange={value => setAuthor(value || null)}>
          <option value="">{t('history.everybody')}</option>
          {[...new Set(author === null ? authors : [author, ...authors])].map(one => (
            <option key={one} value={one}>
              {whoIs(one).name}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('history.kind')} value={kind ?? ''} onChange={value => setKind(CHANGE_KINDS.find(one => one === value) ?? null)}>
          <option value="">{t('history.kind.all')}</option>
          {CHANGE_KINDS.map(one => (
            <option key={one} value={one}>
              {t(`history.kind.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      {isLocal && <p className={styles.note}>{t('history.offline')}</p>}
      {isLoading && <p className={styles.note}>{t('history.loading')}</p>}
      {!isLoading && changes.length === 0 && <p className={styles.note}>{t('history.empty')}</p>}
      <ol className={styles.list} aria-label={t('history.title')}>
        {groupsOf(changes).map(group => (
          <ChangeGroup key={`${group[0]!.client}:${group[0]!.clock}`} changes={group} broughtBy={bringerOf(group, owners)} whoIs={whoIs} now={now} onOpen={onOpen} />
        ))}
      </ol>
      {hasMore && <Button onClick={story.more}>{t('history.more')}</Button>}
    </div>
  )
}

/** Who brought it, when that is somebody else than it says: a device that filled an emptied relay, or one that lies. */
function bringerOf([first]: readonly Change[], owners: Readonly<Record<string, string>>): string | null {
  const owner = first && first.recorded !== null ? owners[first.recorded] : undefined
  return owner === undefined || owner === first!.author ? null : owner
}

/** One command is one moment of one person. */
function groupsOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = []
  for (const change of changes) {
    const last = groups.at(-1)?.[0]
    if (last && last.time === change.time && last.author === change.author && last.client === change.client) groups.at(-1)!.push(change)
    else groups.push([change])
  }
  return groups
}

function useNames(): (author: string) => { readonly name: string; readonly colour: string } {
  const t = useTexts()
  const people = useQuery('people', index => index.people())
  const me = useObservable(profile)
  return useMemo(() => {
    const byAuthor = new Map<string, { readonly name: string; readonly colour: string }>(people.map(person => [person.author, person]))
    if (me.name !== '') byAuthor.set(me.author, me)
    return author => byAuthor.get(author) ?? { name: t(author === 'relay' ? 'history.server' : 'people.somebody'), colour: '#495057' }
  }, [me, people, t])
}
