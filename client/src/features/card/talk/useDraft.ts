import { useState } from 'react'

/** Words that were not sent yet: kept by the tab, so that closing the card or reloading does not lose them. */
export function useDraft(key: string): readonly [string, (text: string) => void] {
  const name = `trame.draft:${key}`
  const [text, setText] = useState(() => {
    try {
      return sessionStorage.getItem(name) ?? ''
    } catch {
      return '' // refused storage: kept while this is drawn
    }
  })
  const change = (next: string): void => {
    setText(next)
    try {
      if (next === '') sessionStorage.removeItem(name)
      else sessionStorage.setItem(name, next)
    } catch { /* as above */ }
  }
  return [text, change]
}
