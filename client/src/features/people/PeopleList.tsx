import { UserPlus } from 'lucide-react'
import { useTexts } from '../../i18n/index.ts'
import type { Peer, Profile } from '../../session/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './PeopleList.module.css'

type PeopleListProps = { me: Profile; others: readonly Peer[]; nameOf: (person: { name: string }) => string; onEdit: () => void; onShare: () => void }

/** The names of who is here, me first. */
export default function PeopleList({ me, others, nameOf, onEdit, onShare }: PeopleListProps) {
  const t = useTexts()
  return (
    <>
      <ul className={styles.list}>
        <li className={styles.entry}>
          <Avatar name={nameOf(me)} colour={me.colour} />
          <span className={styles.name}>{t('people.me', { name: nameOf(me) })}</span>
        </li>
        {others.map(person => (
          <li key={person.author} className={styles.entry}>
            <Avatar name={nameOf(person)} colour={person.colour} />
            <span className={styles.name}>{nameOf(person)}</span>
          </li>
        ))}
      </ul>
      <Button look="primary" className={styles.share} onClick={onShare}>
        <UserPlus size={16} aria-hidden />
        {t('share.title')}
      </Button>
      <Button className={styles.edit} onClick={onEdit}>
        {t('people.edit')}
      </Button>
    </>
  )
}
