/** What a page tells of itself. `installProbe` is sent to the browser as text: it may use nothing from outside of it. */

export type FrameTimes = { readonly frames: readonly number[]; readonly longTasks: readonly number[] }
export type Probe = {
  /** ms since the navigation started, when the first card was on the screen, and when the answer to a click on it was. */
  readonly first: Promise<{ readonly card: number; readonly answered: number }>
  startFrames: () => void
  /** ms of each frame, and of each task above 50 ms, since they were started. */
  stopFrames: () => FrameTimes
  startInteractions: () => void
  /** ms of each click and key since they were started, to the next frame on the screen. */
  stopInteractions: () => Promise<readonly number[]>
  /** ms from the last message of the relay to the screen, once a card has this title. */
  titlePainted: (title: string) => Promise<number>
  /** ms from a click on the first match to the screen, once something matches. */
  clickPainted: (target: string, shown: string) => Promise<number>
}

declare global {
  interface Window {
    probe: Probe
  }
}

export function installProbe(): void {
  let heardAt = 0
  const Original = WebSocket
  globalThis.WebSocket = class extends Original {
    constructor(...address: ConstructorParameters<typeof WebSocket>) {
      super(...address)
      // Answers to pings and marks of the log are shorter than any edit.
      this.addEventListener('message', ({ data }: MessageEvent) => {
        if (data instanceof ArrayBuffer && data.byteLength > 60) heardAt = performance.now()
      })
    }
  }

  /** After the frame in which it is drawn. */
  const painted = (): Promise<number> =>
    new Promise(resolve =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.addEventListener('message', () => resolve(performance.now()))
        channel.port1.start()
        channel.port2.postMessage(null)
      }),
    )
  const present = <T>(find: () => T | null | undefined): Promise<T> =>
    new Promise(resolve => {
      const look = (): boolean => {
        const found = find()
        if (found == null) return false
        resolve(found)
        return true
      }
      if (look()) return
      const observer = new MutationObserver(() => look() && observer.disconnect())
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    })

  let frames: number[] = []
  let longTasks: number[] = []
  let isRunning = false
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) longTasks.push(duration)
  }).observe({ entryTypes: ['longtask'] })

  // One press is several events: it lasts as long as the longest of them.
  const interactions = new Map<number, number>()
  const note = (entries: PerformanceEntryList): void => {
    for (const { duration, interactionId } of entries as (PerformanceEntry & { interactionId?: number })[])
      if (interactionId) interactions.set(interactionId, Math.max(duration, interactions.get(interactionId) ?? 0))
  }
  const events = new PerformanceObserver(list => note(list.getEntries()))
  events.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)

  async function watchFirst(): Promise<{ card: number; answered: number }> {
    const card = await present(() => document.querySelector<HTMLElement>('[data-card]'))
    const at = await painted()
    card.click()
    await present(() => document.querySelector('[data-card][aria-current]'))
    return { card: at, answered: await painted() }
  }

  window.probe = {
    first: watchFirst(),
    startFrames() {
      frames = []
      longTasks = []
      isRunning = true
      let last: number | null = null
      const next = (at: number): void => {
        if (last !== null) frames.push(at - last)
        last = at
        if (isRunning) requestAnimationFrame(next)
      }
      requestAnimationFrame(next)
    },
    stopFrames() {
      isRunning = false
      return { frames, longTasks }
    },
    startInteractions() {
      note(events.takeRecords())
      interactions.clear()
    },
    async stopInteractions() {
      await painted()
      await painted()
      note(events.takeRecords())
      return [...interactions.values()]
    },
    async titlePainted(title) {
      let since = 0
      await present(() => {
        const isThere = [...document.querySelectorAll('[data-card]')].some(card => card.textContent?.includes(title))
        if (isThere) since = heardAt
        return isThere || null
      })
      return (await painted()) - since
    },
    async clickPainted(target, shown) {
      const startedAt = performance.now()
      document.querySelector<HTMLElement>(target)!.click()
      await present(() => document.querySelector(shown))
      return (await painted()) - startedAt
    },
  }
}
