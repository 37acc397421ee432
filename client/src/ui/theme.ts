/** Light, dark, high contrast, or what the system says; kept in this browser. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof THEMES)[number]

const KEY = 'trame.theme'

export function readTheme(): Theme {
  try {
    const saved = localStorage.getItem(KEY)
    return THEMES.find(theme => theme === saved) ?? 'system'
  } catch {
    return 'system' // refused storage
  }
}

function applyTheme(theme: Theme, isMoreAsked: boolean): void {
  const root = document.documentElement
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  else delete root.dataset.theme
  // Whoever asks the system for more contrast has it in light and in dark.
  root.toggleAttribute('data-contrast', theme === 'contrast' || isMoreAsked)
}

const moreContrast = (): MediaQueryList => matchMedia('(prefers-contrast: more)')

/** Applies the theme, and follows the system and the other tabs. Returns what ends that. */
export function followTheme(): () => void {
  const more = moreContrast()
  const apply = (): void => applyTheme(readTheme(), more.matches)
  const onStorage = (event: StorageEvent): void => {
    if (event.key === KEY || event.key === null) apply()
  }
  apply()
  more.addEventListener('change', apply)
  addEventListener('storage', onStorage)
  return () => {
    more.removeEventListener('change', apply)
    removeEventListener('storage', onStorage)
  }
}

export function saveTheme(theme: Theme): void {
  applyTheme(theme, moreContrast().matches)
  try {
    localStorage.setItem(KEY, theme)
  } catch { /* refused storage: switched for this tab */ }
}
