import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

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
        return await load()
      } catch {
        await pause(waitMs)
      }
    }
  })
}

const pause = (waitMs: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, waitMs)
    addEventListener('online', () => resolve(), { once: true })
  })
