/** Asks the browser once not to clear this device's boards when space runs short, and says what it answered. */
import { source, type Observable } from './observable.ts'

export type Persistence = 'unasked' | 'granted' | 'refused' | 'unknown'

const answer = source<Persistence>('unasked')
export const persistence: Observable<Persistence> = answer

/** A promise that was given in an earlier session still holds. */
export function recallPersistence(): void {
  if (answer.get() !== 'unasked' || !('storage' in navigator) || !('persisted' in navigator.storage)) return
  navigator.storage.persisted().then(isGranted => isGranted && answer.set('granted'), () => {})
}

/** Called with the first edit: a browser asks people only for what they use. Where it cannot be asked, nobody knows. */
export function askToPersist(): void {
  if (answer.get() !== 'unasked') return
  answer.set('unknown')
  // Missing where a board is opened over plain http.
  if (!('storage' in navigator) || !('persist' in navigator.storage)) return
  navigator.storage.persist().then(isGranted => answer.set(isGranted ? 'granted' : 'refused'), () => answer.set('unknown'))
}
