/** The shell that opens offline, and newer versions of it: offered, never forced over what a tab holds. */
import type { Workbox } from 'workbox-window'
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
  // Refused by the browser, or out of reach: the board works, but does not open without the network.
  register().catch(() => {})
}

async function register(): Promise<void> {
  const { Workbox: Registration } = await import('workbox-window')
  const found = (worker = new Registration('/sw.js'))
  found.addEventListener('waiting', () => state.set('offered'))
  found.addEventListener('controlling', ({ isUpdate }) => isUpdate && state.get() !== 'none' && state.set('elsewhere'))
  // On a first visit no page holds the old version back: the newer one takes its place at once.
  found.addEventListener('activated', ({ isExternal }) => isExternal && state.set('elsewhere'))
  await found.register()
  setInterval(() => void found.update().catch(() => {}), LOOK_EVERY_MS)
}

/** Takes the newer version: called by the person, once everything of this tab is on the device. */
export function applyAppUpdate(): void {
  if (state.get() === 'elsewhere' || !worker) return location.reload()
  worker.addEventListener('controlling', () => location.reload())
  worker.messageSkipWaiting()
}
