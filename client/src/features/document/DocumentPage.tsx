import { ArrowLeft, Printer } from 'lucide-react'
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useSearch } from 'wouter/use-browser-location'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useView } from '../../board/view/useView.ts'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { useSession } from '../../session/index.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { documentStore } from './documentStore.ts'
import { isBlank, Paper, titleOf } from './Paper.tsx'
import { paperContent } from './paperContent.ts'
import { PAPER_LAYOUTS, readPaperLayout, withPaperLayout } from './paperLayout.ts'
import { useBoardTexts } from './useBoardTexts.ts'
import { useFit } from './useFit.ts'
import { useFoot } from './useFoot.ts'
import styles from './document.module.css'

/** The document as it will lie on paper: another view of the same projects, live and filtered like the others. */
export default function DocumentPage({ tools, below }: { tools: ReactNode; below: ReactNode }) {
  const t = useTexts()
  const language = useLanguage()
  const words = useFieldWords()
  const { id } = useSession()
  const { query } = useView()
  const search = useSearch()
  const [path, navigate] = useLocation()
  const layout = readPaperLayout(search)
  const texts = useBoardTexts(layout === 'projects')
  const store = useMemo(() => documentStore(query, only => paperContent(query.index.board, { layout, language, words, texts, only })), [query, layout, language, words, texts])
  const { content, shown, all, isFiltered } = useSyncExternalStore(store.subscribe, store.get)
  const extract = isFiltered ? t('document.filtered', { n: shown, all }) : ''
  const foot = useFoot(extract)
  const [count, setCount] = useState(0)
  const [desk, zoom] = useFit()
  const title = titleOf(content)
  const isEmpty = isBlank(content)
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Link href={`/b/${id}${withPaperLayout(search, 'official') === '' ? '' : `?${withPaperLayout(search, 'official')}`}`} className={buttonClass('quiet')} aria-label={t('document.back')}>
          <ArrowLeft size={18} aria-hidden />
          <span className={styles.back}>{t('document.back')}</span>
        </Link>
        <h1 className={styles.name}>{t('document.title')}</h1>
        <Segmented
          label={t('document.layout')}
          value={layout}
          options={PAPER_LAYOUTS.map(value => ({ value, label: t(`document.layout.${value}`) }))}
          onChange={next => navigate(`${path}?${withPaperLayout(search, next)}`, { replace: true })}
        />
        <span className={styles.count} role="status">
          {[isEmpty ? '' : t('document.pages', { n: count }), extract].filter(Boolean).join(' · ')}
        </span>
        {tools}
        <Button look="primary" disabled={count === 0} onClick={() => window.print()}>
          <Printer size={17} aria-hidden />
          {t('document.print')}
        </Button>
      </header>
      {below}
      <main ref={desk} className={styles.desk} tabIndex={0}>
        {isEmpty ? <p className={styles.empty}>{t('document.empty')}</p> : null}
        <Paper key={layout} content={content} foot={foot} zoom={zoom} onPages={setCount} />
      </main>
    </div>
  )
}
