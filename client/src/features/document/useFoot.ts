import { useState } from 'react'
import { useLanguage, useTexts } from '../../i18n/index.ts'

/** What stands at the foot of each sheet: what it is an extract of, and of which day. */
export function useFoot(extract: string, asOf?: number): string {
  const t = useTexts()
  const language = useLanguage()
  const [today] = useState(() => Date.now())
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(asOf ?? today)
  return [extract, t('document.asOf', { day })].filter(Boolean).join(' · ')
}
