import { useEffect } from 'react'
import { Link } from 'wouter'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Preferences } from '../../ui/Preferences.tsx'
import styles from './statement.module.css'

/** When the lists below were last gone through. */
const ESTABLISHED = Date.UTC(2026, 10, 25)
const DONE = ['keys', 'drag', 'tree', 'live', 'colour', 'contrast', 'zoom', 'motion'] as const
const MISSING = ['people', 'long', 'widths', 'peers', 'files', 'language'] as const

/** T53: what is accessible and what is not, in the reader's language. */
export default function StatementPage() {
  const t = useTexts()
  const language = useLanguage()
  const title = t('statement.title')
  useEffect(() => {
    const former = document.title
    document.title = `${title} · Trame`
    return () => {
      document.title = former
    }
  }, [title])
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(ESTABLISHED)
  return (
    <main className={styles.page}>
      <Link href="/" className={buttonClass('quiet')}>
        {t('app.home')}
      </Link>
      <h1>{title}</h1>
      <p className={styles.intro}>{t('statement.intro')}</p>
      <h2>{t('statement.state')}</h2>
      <p>{t('statement.stateText')}</p>
      <h2>{t('statement.done')}</h2>
      <ul>
        {DONE.map(key => (
          <li key={key}>{t(`statement.done.${key}`)}</li>
        ))}
      </ul>
      <h2>{t('statement.missing')}</h2>
      <ul>
        {MISSING.map(key => (
          <li key={key}>{t(`statement.missing.${key}`)}</li>
        ))}
      </ul>
      <h2>{t('statement.how')}</h2>
      <p>{t('statement.howText')}</p>
      <h2>{t('statement.contact')}</h2>
      <p>{t('statement.contactText')}</p>
      <p className={styles.date}>{t('statement.date', { when })}</p>
      <Preferences />
    </main>
  )
}
