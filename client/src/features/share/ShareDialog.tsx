import { may, type Role } from '@trame/shared/access'
import { useState } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { useSession } from '../../session/index.ts'
import { adoptBoard, makeLink, revokeLink, setGeneral, type BoardAccess } from '../../session/sharing.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { GeneralAccess } from './GeneralAccess.tsx'
import { LinkRow } from './LinkRow.tsx'
import { NewLink } from './NewLink.tsx'
import { PeopleSection } from './PeopleSection.tsx'
import { useAccess } from './useAccess.ts'
import styles from './share.module.css'

/** Who may do what here, and letting somebody in. */
export default function ShareDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('share.title')} shape="wide">
      <Sharing />
    </Dialog>
  )
}

type Change = (work: () => Promise<unknown>) => Promise<string | null>

function Sharing() {
  const t = useTexts()
  const { state, change } = useAccess()
  switch (state.kind) {
    case 'asking':
      return <p role="status">{t('share.asking')}</p>
    case 'failed':
      return <p role="alert">{t(state.code === 'forbidden' ? 'share.notMine' : 'share.unreachable')}</p>
    case 'known':
      return <Known access={state.access} change={change} />
  }
}

function Known({ access, change }: { access: BoardAccess; change: Change }) {
  const t = useTexts()
  const { id } = useSession()
  const [now] = useState(() => Date.now())
  const [shown, setShown] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const { role, links, members } = access
  const mayInvite = may(role, 'invite')

  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true)
    setFault(null)
    setFault(await change(work))
    setBusy(false)
  }
  const make = (link: { role: Role; label: string; until: number | null }): Promise<void> =>
    run(async () => setShown((await makeLink(id, link)).id))

  const isOver = ({ revokedAt, until }: (typeof links)[number]): boolean => revokedAt !== null || (until !== null && until <= now)
  // The newest first; what is over at the end.
  const ordered = links.toReversed().toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)))
  const peopleBy = (link: string): number => members.filter(member => member.links.includes(link)).length
  return (
    <div className={styles.share}>
      <p>{t('share.mine', { role: t(`role.${role}`) })}</p>
      <GeneralAccess access={access} onGeneral={general => void run(() => setGeneral(id, general))} onAdopt={() => void run(() => adoptBoard(id))} />
      {fault !== null && <p role="alert" className={styles.fault}>{t(fault === 'forbidden' ? 'share.notMine' : 'share.unreachable')}</p>}
      {mayInvite ? (
        <section aria-label={t('share.links')}>
          <h3 className={styles.heading}>{t('share.links')}</h3>
          <NewLink mine={role} isBusy={isBusy} onMake={link => void make(link)} />
          {ordered.length === 0 ? (
            <p className={styles.hint}>{t('share.noLinks')}</p>
          ) : (
            <ul className={styles.links}>
              {ordered.map(link => (
                <LinkRow key={link.id} link={link} now={now} people={peopleBy(link.id)} isShown={shown === link.id} onShow={isShown => setShown(isShown ? link.id : null)} onRevoke={() => void run(() => revokeLink(id, link.id))} />
              ))}
            </ul>
          )}
        </section>
      ) : access.isOwned ? (
        <p className={styles.hint}>{t('share.askOwner')}</p>
      ) : null}
      <PeopleSection members={members} links={links} />
    </div>
  )
}
