import { useWorkspace } from '../../board/useWorkspace.ts'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { profile, useObservable, useSession, type Peer } from '../../session/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { lazyPart } from '../../ui/lazyPart.ts'
import { Popover } from '../../ui/Popover.tsx'
import styles from './People.module.css'

const PeopleList = lazyPart(() => import('./PeopleList.tsx'))

const SHOWN = 4

/** Who is here: the others, then me, one avatar a person however many tabs they have; pressed, their names. */
export function People({ onEdit }: { onEdit: () => void }) {
  const t = useTexts()
  const { doors } = useWorkspace()
  const language = useLanguage()
  const me = useObservable(profile)
  const nameOf = ({ name }: { name: string }): string => name || t('people.guest')
  const byName = new Intl.Collator(language)
  const others = onePerPerson(useObservable(useSession().presence.peers), me.author).sort((a, b) => byName.compare(nameOf(a), nameOf(b)))
  const hidden = others.length - SHOWN
  return (
    <Popover
      title={t('people.here', { n: others.length + 1 })}
      trigger={
        <button type="button" className={styles.people} aria-label={[t('people.here', { n: others.length + 1 }), ...others.map(nameOf), nameOf(me)].join(', ')}>
          {others.slice(0, SHOWN).map(person => (
            <span key={person.author} className={styles.person} data-person={nameOf(person)}>
              <Avatar name={nameOf(person)} colour={person.colour} />
            </span>
          ))}
          {hidden > 0 ? (
            <span className={styles.more} data-count={`+${hidden}`} aria-hidden />
          ) : null}
          {others.length > 1 ? (
            <span className={styles.few} data-count={`+${others.length}`} aria-hidden />
          ) : null}
          <Avatar name={nameOf(me)} colour={me.colour} />
        </button>
      }
    >
      {closeThen => <PeopleList me={me} others={others} nameOf={nameOf} onEdit={() => closeThen(onEdit)} onShare={() => closeThen(() => doors.get('share')?.())} />}
    </Popover>
  )
}

function onePerPerson(peers: readonly Peer[], me: string): Peer[] {
  const byAuthor = new Map<string, Peer>()
  for (const peer of peers) if (peer.author !== me && !byAuthor.has(peer.author)) byAuthor.set(peer.author, peer)
  return [...byAuthor.values()]
}
