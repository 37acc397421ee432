import { CloudUpload, Plus, Settings2, ShieldAlert, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { deviceTrouble, listBoards, unstoredBoards, useObservable, type DeviceBoard } from '../../session/index.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Preferences } from '../../ui/Preferences.tsx'
import { useHoldPage } from '../../ui/useHoldPage.ts'
import { CreateDialog } from './CreateDialog.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import { ImportButton } from './ImportButton.tsx'
import { findDemo } from './findDemo.ts'
import styles from './HomePage.module.css'

const boardsOfDevice = listBoards()

/** The boards of this device, and a way to a new one. */
export function HomePage({ onImport }: { onImport: () => void }) {
  const t = useTexts()
  const language = useLanguage()
  const boards = useObservable(boardsOfDevice)
  const trouble = useObservable(deviceTrouble)
  useHoldPage(useObservable(unstoredBoards).length > 0)
  const [demo, setDemo] = useState<string | null>(null)
  const [isCreating, setCreating] = useState(false)
  const [isErasing, setErasing] = useState(false)
  useEffect(() => {
    const controller = new AbortController()
    void findDemo(controller.signal).then(setDemo)
    return () => controller.abort()
  }, [])
  const isDemoNew = demo !== null && boards.every(({ id }) => id !== demo)
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <p className={styles.brand}>
          <img src="/icons/trame.svg" alt="" width={28} height={28} />
          {t('app.name')}
        </p>
        <Popover
          title={t('preferences.title')}
          trigger={
            <Button look="quiet">
              <Settings2 size={17} aria-hidden />
              {t('preferences.title')}
            </Button>
          }
        >
          <Preferences />
        </Popover>
      </header>
      {trouble ? (
        <Banner look="warning" icon={<TriangleAlert size={17} aria-hidden />}>
          {t(`home.${trouble}`)}
        </Banner>
      ) : null}
      <main className={styles.main}>
        <div className={styles.lead}>
          <h1 className={styles.title}>{t('home.title')}</h1>
          <p className={styles.promise}>{t('home.promise')}</p>
          <div className={styles.actions}>
            <Button look="primary" onClick={() => setCreating(true)}>
              <Plus size={18} aria-hidden />
              {t('home.create')}
            </Button>
            <ImportButton onImport={onImport} />
          </div>
        </div>
        <section aria-labelledby="home-boards" className={styles.boards}>
          <h2 id="home-boards" className={styles.heading}>
            {t('home.boards')}
          </h2>
          {boards.length === 0 ? <p className={styles.empty}>{t('home.none')}</p> : null}
          {boards.length > 0 ? (
            <ul className={styles.list}>
              {boards.map(board => (
                <BoardLink key={board.id} board={board} />
              ))}
            </ul>
          ) : null}
          {isDemoNew ? (
            <Link href={`/b/${demo}`} className={`${styles.board} ${styles.demo}`}>
              <span className={styles.name}>{t('home.demo')}</span>
              <span className={styles.subtitle}>{t('home.demoHint')}</span>
            </Link>
          ) : null}
          {boards.length > 0 ? (
            <Button look="quiet" className={styles.erase} onClick={() => setErasing(true)}>
              {t('erase.title')}
            </Button>
          ) : null}
        </section>
      </main>
      <footer className={styles.footer}>
        <Link href={language === 'fr' ? '/accessibilite' : '/accessibility'}>{t('statement.link')}</Link>
      </footer>
      <EraseDialog isOpen={isErasing} onClose={() => setErasing(false)} boards={boards} />
      <CreateDialog isOpen={isCreating} onClose={() => setCreating(false)} />
    </div>
  )
}

function BoardLink({ board: { id, title, subtitle, openedAt, unsaved, refused } }: { board: DeviceBoard }) {
  const t = useTexts()
  const language = useLanguage()
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(openedAt)
  return (
    <li>
      <Link href={`/b/${id}`} className={styles.board}>
        <span className={styles.name} dir="auto">
          {title || t('home.untitled')}
        </span>
        {subtitle ? <span className={styles.subtitle}>{subtitle}</span> : null}
        <span className={styles.meta}>
          {t('home.opened', { when })}
          {unsaved > 0 ? (
            <span className={styles.unsaved}>
              <CloudUpload size={15} aria-hidden />
              {t('home.unsaved', { n: unsaved })}
            </span>
          ) : null}
          {refused > 0 ? (
            <span className={styles.unsaved}>
              <ShieldAlert size={15} aria-hidden />
              {t('sync.refused', { n: refused })}
            </span>
          ) : null}
        </span>
      </Link>
    </li>
  )
}
