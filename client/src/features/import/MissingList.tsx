import type { Missing } from '@trame/shared/exchange/plan'
import { useTexts } from '../../i18n/index.ts'
import styles from './preview.module.css'

/** What the board has and the file has not: it stays, unless somebody says otherwise. */
export function MissingList({ missing, archived, onArchive }: { missing: readonly Missing[]; archived: ReadonlySet<string>; onArchive: (id: string, isIn: boolean) => void }) {
  const t = useTexts()
  return (
    <section className={styles.missing} aria-label={t('import.missing')}>
      <h3>{t('import.missing')}</h3>
      <p>{t('import.missingHint')}</p>
      <ul>
        {missing.map(({ id, title }) => (
          <li key={id}>
            <label>
              <input type="checkbox" checked={archived.has(id)} onChange={event => onArchive(id, event.target.checked)} />
              {t('import.toTrash', { title })}
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}
