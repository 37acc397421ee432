import { useLanguage, useTexts } from '../../i18n/index.ts'
import { profile, useObservable, useSession } from '../../session/index.ts'
import type { BoardLink, BoardMember } from '../../session/sharing.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import styles from './share.module.css'

const SHOWN = 50

/** Who is here now, then who came last; each with what they may do and by which link they came. */
export function PeopleSection({ members, links }: { members: readonly BoardMember[]; links: readonly BoardLink[] }) {
  const t = useTexts()
  const language = useLanguage()
  const me = useObservable(profile)
  const peers = useObservable(useSession().presence.peers)
  const here = new Map([[me.author, me.colour], ...peers.map(({ author, colour }) => [author, colour] as const)])
  const isHere = ({ author }: BoardMember): boolean => author !== null && here.has(author)
  const when = (ms: number): string => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(ms)
  const named = members.filter(member => member.name !== null).toSorted((a, b) => Number(isHere(b)) - Number(isHere(a)) || (b.lastAt ?? 0) - (a.lastAt ?? 0))
  if (named.length === 0) return null
  return (
    <section aria-label={t('share.people')}>
      <h3 className={styles.heading}>{t('share.people')}</h3>
      <ul className={styles.people}>
        {named.slice(0, SHOWN).map((member, i) => {
          const held = links.filter(({ id }) => member.links.includes(id))
          // The one that gives what they may; of one who may nothing any more, the last.
          const by = (held.findLast(({ role, revokedAt }) => role === member.role && revokedAt === null) ?? held.at(-1))?.label
          return (
            // Two devices of one person stand under each other.
            <li key={`${member.author}-${i}`} className={styles.person}>
              <Avatar name={member.name!} colour={here.get(member.author ?? '') ?? GONE} />
              <div className={styles.linkText}>
                <p className={styles.linkName} dir="auto">
                  {member.author === me.author ? t('people.me', { name: member.name! }) : member.name}
                </p>
                <p className={styles.hint}>
                  {[member.role === null ? t('role.none') : t(`role.${member.role}`), ...(by ? [t('share.by', { name: by })] : []), isHere(member) ? t('share.here') : member.lastAt === null ? '' : when(member.lastAt)].filter(Boolean).join(' · ')}
                </p>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** One of the colours that people can have: grey, for who is not here. */
const GONE = '#495057'
