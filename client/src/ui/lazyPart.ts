import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { loadLateTexts } from '../i18n/index.ts'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 10_000

/**
 * A part of the page that is loaded when it is first drawn. Without a network it is asked for again until it comes, or
 * sooner when the network is back: React would take the first failure for the last, and break the page around it.
 */
export function lazyPart<P>(load: () => Promise<{ default: ComponentType<P> }>): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => {
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      try {
        const [part] = await Promise.all([load(), loadLateTexts()])
        return part
      } catch (error) {
        await pause(waitMs)
        putStyles(missedStyles(error))
      }
    }
  })
}

const pause = (waitMs: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, waitMs)
    addEventListener('online', () => resolve(), { once: true })
  })

/** The style sheet of a part that could not be loaded: Vite's loader asks for each one once, and says which failed. */
const missedStyles = (error: unknown): string | undefined => (error instanceof Error ? /^Unable to preload CSS for (\S+)$/.exec(error.message)?.[1] : undefined)

function putStyles(address: string | undefined): void {
  if (address === undefined) return
  const { pathname } = new URL(address, location.origin)
  document.querySelector(`link[rel=stylesheet][href$="${pathname}"]`)?.remove()
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = pathname
  link.addEventListener('error', () => void pause(FIRST_WAIT_MS).then(() => putStyles(address)))
  document.head.append(link)
}
