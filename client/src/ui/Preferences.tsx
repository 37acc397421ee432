import { useState } from 'react'
import { setLanguage, useLanguage, useTexts } from '../i18n/index.ts'
import { Segmented } from './Segmented.tsx'
import { readTheme, saveTheme, THEMES, type Theme } from './theme.ts'
import styles from './Preferences.module.css'

/** Language and looks, switched live. */
export function Preferences() {
  const t = useTexts()
  const language = useLanguage()
  const [theme, setTheme] = useState(readTheme)
  const change = (next: Theme): void => {
    setTheme(next)
    saveTheme(next)
  }
  return (
    <div className={styles.preferences}>
      <p className={styles.label}>{t('preferences.language')}</p>
      <Segmented
        label={t('preferences.language')}
        value={language}
        onChange={next => void setLanguage(next).catch(() => {})}
        options={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
      />
      <p className={styles.label}>{t('preferences.theme')}</p>
      <Segmented
        label={t('preferences.theme')}
        value={theme}
        onChange={change}
        options={THEMES.map(value => ({ value, label: t(`theme.${value}`) }))}
      />
    </div>
  )
}
