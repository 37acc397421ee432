/** Who sits at this device: asked once, kept in this browser. `author` stays the same for one person on one device. */
import { newAuthorId } from './randomId.ts'
import { source, type Observable } from './observable.ts'

export type Profile = { readonly author: string, readonly name: string, readonly colour: string }

/** `#rrggbb`, readable with white text: at least 4.5 to 1. */
export const PERSON_COLOURS = ['#3b5bdb', '#0b7285', '#27803a', '#a61e4d', '#c2410c', '#6741d9', '#87540a', '#495057'] as const

const KEY = 'trame.profile'

function load(): Profile {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (typeof saved === 'object' && saved !== null && 'author' in saved && typeof saved.author === 'string') {
      const { author, name, colour } = saved as Partial<Profile> & { author: string }
      return { author, name: typeof name === 'string' ? name : '', colour: /^#[0-9a-f]{6}$/i.test(colour ?? '') ? colour! : PERSON_COLOURS[0] }
    }
  } catch { /* unreadable or refused storage: a new profile is asked for */ }
  const author = newAuthorId()
  return { author, name: '', colour: PERSON_COLOURS[author.charCodeAt(0) % PERSON_COLOURS.length]! }
}

const current = source(load())

/** The name is empty until it was asked. */
export const profile: Observable<Profile> = current

export function saveProfile({ name, colour }: { name: string, colour: string }): void {
  const next = { ...current.get(), name: name.trim(), colour }
  current.set(next)
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
  } catch { /* refused storage: kept for this tab */ }
}
