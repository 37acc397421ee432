import { ArrowLeft, Printer } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { Link, useSearch } from 'wouter'
import { useView } from '../../board/view/useView.ts'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { useSession } from '../../session/index.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { documentStore } from './documentStore.ts'
import { Sheet, type SheetText } from './Sheet.tsx'
import { layoutOf } from './officialLayout.ts'
import { useFit } from './useFit.ts'
import { usePages } from './usePages.tsx'
import styles from './document.module.css'

/** A sheet of paper is a sheet of paper: the browser's own margins and head lines stay out. */
const PAPER = '@page { size: A4 landscape; margin: 0 }'

/** The official document as it will lie on paper: another view of the same projects, live and filtered like the others. */
export default function DocumentPage({ tools, below }: { tools: ReactNode; below: ReactNode }) {
  const t = useTexts()
  const language = useLanguage()
  const { id } = useSession()
  const { query } = useView()
  const search = useSearch()
  const [store, setStore] = useState(() => ({ query, language, follow: documentStore(query, language) }))
  if (store.query !== query || store.language !== language) setStore({ query, language, follow: documentStore(query, language) })
  const { table, shown, all, isFiltered } = useSyncExternalStore(store.follow.subscribe, store.follow.get)
  const layout = layoutOf(table)
  const [day] = useState(() => Date.now())
  const text: SheetText = {
    title: table.title,
    subtitle: layout.subtitle,
    foot: [isFiltered ? t('document.filtered', { n: shown, all }) : '', t('document.asOf', { day: new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(day) })].filter(Boolean).join(' · '),
    lastHead: t('document.annotation'),
    continued: label => t('document.continued', { label }),
    page: (n, of) => t('document.page', { n, all: of }),
    sheet: (n, of) => t('document.sheet', { n, all: of }),
  }
  const { laid, measuring } = usePages(layout, text)
  const { pages } = laid
  const [desk, zoom] = useFit()
  useEffect(() => {
    document.title = table.title
  }, [table.title])
  return (
    <div className={styles.page}>
      <style>{PAPER}</style>
      <header className={styles.bar}>
        <Link href={`/b/${id}${search ? `?${search}` : ''}`} className={buttonClass('quiet')} aria-label={t('document.back')}>
          <ArrowLeft size={18} aria-hidden />
          <span className={styles.back}>{t('document.back')}</span>
        </Link>
        <h1 className={styles.name}>{t('document.title')}</h1>
        <span className={styles.count} role="status">
          {[t('document.pages', { n: pages.length }), isFiltered ? t('document.filtered', { n: shown, all }) : ''].filter(Boolean).join(' · ')}
        </span>
        {tools}
        <Button look="primary" disabled={pages.length === 0} onClick={() => window.print()}>
          <Printer size={17} aria-hidden />
          {t('document.print')}
        </Button>
      </header>
      {below}
      <main ref={desk} className={styles.desk} tabIndex={0}>
        {layout.rows.length === 0 ? <p className={styles.empty}>{t('document.empty')}</p> : null}
        <div className={styles.sheets} style={{ '--zoom': zoom } as React.CSSProperties}>
          {pages.map((page, number) => (
            <Sheet key={page.from} layout={laid.layout} page={page} number={number + 1} count={pages.length} text={text} />
          ))}
        </div>
      </main>
      {measuring}
    </div>
  )
}
