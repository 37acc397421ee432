/** The shell that opens offline, and newer versions of it: offered, never forced over what a tab holds. */
import { Workbox } from 'workbox-window'
import { source, type Observable } from '../session/observable.ts'

/** `offered`: a newer version waits. `elsewhere`: another tab took it; this one goes on with the old one until it reloads. */
export type AppUpdate = 'none' | 'offered' | 'elsewhere'

const state = source<AppUpdate>('none')
export const appUpdate: Observable<AppUpdate> = state

/** A look for a newer version this often, in a tab that stays open for days. */
const LOOK_EVERY_MS = 60 * 60_000
let worker: Workbox | null = null

/** Registers the service worker; missing over plain http, and then the shell needs the network. */
export function watchAppUpdates(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  worker = new Workbox('/sw.js')
  worker.addEventListener('waiting', () => state.set('offered'))
  worker.addEventListener('controlling', ({ isUpdate }) => isUpdate && state.get() !== 'none' && state.set('elsewhere'))
  worker.register().then(
    () => setInterval(() => void worker?.update().catch(() => {}), LOOK_EVERY_MS),
    () => {}, // refused by the browser: the board works, but does not open without the network
  )
}

/** Takes the newer version: called by the person, once everything of this tab is on the device. */
export function applyAppUpdate(): void {
  if (state.get() === 'elsewhere' || !worker) return location.reload()
  worker.addEventListener('controlling', () => location.reload())
  worker.messageSkipWaiting()
}
