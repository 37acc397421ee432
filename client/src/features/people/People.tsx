import { useTexts } from '../../i18n/index.ts'
import { profile, useObservable, useSession, type Peer } from '../../session/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import styles from './People.module.css'

const SHOWN = 4

/** Who is here: me first, then the others, one avatar a person however many tabs they have. */
export function People({ onEdit }: { onEdit: () => void }) {
  const t = useTexts()
  const me = useObservable(profile)
  const others = onePerPerson(useObservable(useSession().presence.peers), me.author)
  const hidden = others.length - SHOWN
  return (
    <div className={styles.people}>
      <ul className={styles.others} aria-label={t('people.others')}>
        {others.slice(0, SHOWN).map(({ author, name, colour }) => (
          <li key={author} className={styles.person}>
            <Avatar name={name || t('people.guest')} colour={colour} />
            <span className={styles.name}>{name || t('people.guest')}</span>
          </li>
        ))}
        {hidden > 0 ? (
          <li className={styles.more} title={others.slice(SHOWN).map(({ name }) => name || t('people.guest')).join(', ')}>
            +{hidden}
          </li>
        ) : null}
      </ul>
      <button type="button" className={styles.me} aria-label={t('people.edit', { name: me.name || t('people.guest') })} onClick={onEdit}>
        <Avatar name={me.name || t('people.guest')} colour={me.colour} />
      </button>
    </div>
  )
}

function onePerPerson(peers: readonly Peer[], me: string): Peer[] {
  const byAuthor = new Map<string, Peer>()
  for (const peer of peers) if (peer.author !== me && !byAuthor.has(peer.author)) byAuthor.set(peer.author, peer)
  return [...byAuthor.values()]
}
