import { useTexts } from '../../i18n/index.ts'
import type { Peer, Profile } from '../../session/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './PeopleList.module.css'

type PeopleListProps = { me: Profile; others: readonly Peer[]; nameOf: (person: { name: string }) => string; onEdit: () => void }

/** The names of who is here, me first. */
export default function PeopleList({ me, others, nameOf, onEdit }: PeopleListProps) {
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
      <Button className={styles.edit} onClick={onEdit}>
        {t('people.edit')}
      </Button>
    </>
  )
}
