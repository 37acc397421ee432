/** Texts in the reader's language, switched live. Plurals and dates by Lingui and Intl. */
import { setupI18n } from '@lingui/core'
import { useCallback, useSyncExternalStore } from 'react'
import { fr } from './fr.ts'
import type { Language, MessageKey, Values } from './messages.ts'

export type { Language, MessageKey, Values } from './messages.ts'

const KEY = 'trame.language'
/** French comes with the page; English is fetched by who reads it. Messages are compiled when the client is built. */
const i18n = setupI18n({ locale: 'fr', messages: { fr } })
let hasLateTexts = false

function preferred(): Language {
  try {
    const saved = localStorage.getItem(KEY)
    if (saved === 'fr' || saved === 'en') return saved
  } catch { /* refused storage: the browser's language counts */ }
  return navigator.language.startsWith('en') ? 'en' : 'fr'
}

/** French texts that the first look does without; `lazyPart` waits for them. They come once, and again when they could not be fetched. */
export async function loadLateTexts(): Promise<void> {
  if (hasLateTexts) return
  const { lateFr } = await import('./lateFr.ts')
  i18n.load('fr', { ...lateFr })
  hasLateTexts = true
}

async function activate(language: Language): Promise<void> {
  if (language === 'en') i18n.load('en', { ...(await import('./en.ts')).en })
  i18n.activate(language)
  document.documentElement.lang = language
}

/** Before anything is drawn: the reader's language, or French when its texts cannot be fetched. */
export const startLanguage = (): Promise<void> => activate(preferred()).catch(() => activate('fr'))

export const language = (): Language => i18n.locale as Language

export async function setLanguage(next: Language): Promise<void> {
  await activate(next)
  try {
    localStorage.setItem(KEY, next)
  } catch { /* refused storage: switched for this tab */ }
}

/** For texts outside of components; inside them take `useTexts`, which follows a switch of language. */
export const text = (key: MessageKey, values?: Values): string => i18n._(key, values)

const subscribe = (listener: () => void): (() => void) => i18n.on('change', listener)

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language)
}

/** `t('column.count', { n: 3 })` in the current language. */
export function useTexts(): (key: MessageKey, values?: Values) => string {
  const current = useLanguage()
  // The language is part of the function's identity, so that what was memoised with it is drawn again.
  return useCallback((key, values) => (current === language() ? text(key, values) : text(key, values)), [current])
}
