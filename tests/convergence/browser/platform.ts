/**
 * What a browser gives to its pages, in place of what Node has under the same names. To be imported before anything
 * that looks for these when it is loaded. Code of no page (the test runner's) keeps the real ones.
 */
import { webcrypto } from 'node:crypto'
import process from 'node:process'
import { ChannelEnd } from './channels.ts'
import { Page, type TextStorage } from './page.ts'
import { here } from './program.ts'
import { DeviceSocket } from './sockets.ts'

const page = (): Page | null => {
  const program = here()
  return program instanceof Page ? program : null
}
const define = (name: string, value: unknown): void => void Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
const real = { BroadcastChannel, setTimeout, clearTimeout, setInterval, clearInterval, now: Date.now, random: Math.random, fill: webcrypto.getRandomValues.bind(webcrypto) }

// y-websocket listens to the end of the process, once for each room that is open anywhere.
process.setMaxListeners(100)
define('setTimeout', (run: (...rest: unknown[]) => void, ms = 0, ...rest: unknown[]) => {
  const program = here()
  return program ? program.scheduler.set(program, () => run(...rest), ms, null) : real.setTimeout(run, ms, ...rest)
})
define('setInterval', (run: (...rest: unknown[]) => void, ms = 0, ...rest: unknown[]) => {
  const program = here()
  return program ? program.scheduler.set(program, () => run(...rest), ms, ms) : real.setInterval(run, ms, ...rest)
})
const clear = (clearReal: (timer?: NodeJS.Timeout) => void) => (timer?: NodeJS.Timeout): void => {
  const program = here()
  if (program) program.scheduler.clear(timer)
  else clearReal(timer)
}
define('clearTimeout', clear(real.clearTimeout))
define('clearInterval', clear(real.clearInterval))
Date.now = () => here()?.now ?? real.now()
Math.random = () => here()?.random() ?? real.random()
// Yjs takes its client ids from here: seeded, a schedule can be played again.
Object.assign(webcrypto, {
  getRandomValues(array: Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>) {
    const program = here()
    if (!program) return real.fill(array)
    for (let i = 0; i < array.length; i++) array[i] = Math.floor(program.random() * 2 ** (8 * array.BYTES_PER_ELEMENT))
    return array
  },
})

/** Keys are properties, as in a browser; the methods are not among them. */
const storage = (of: (page: Page) => TextStorage, onSet: (page: Page) => void = () => {}): object =>
  new Proxy({}, {
    get(_, name: string) {
      const texts = of(page()!)
      if (name === 'getItem') return (key: string) => texts[key] ?? null
      if (name === 'setItem') {
        return (key: string, text: string) => {
          if (page()!.isDead) return
          texts[key] = text
          onSet(page()!)
        }
      }
      if (name === 'removeItem') return (key: string) => void (page()!.isDead || delete texts[key])
      return undefined
    },
    ownKeys: () => Object.keys(of(page()!)),
    getOwnPropertyDescriptor: (_, key: string) => ({ value: of(page()!)[key], enumerable: true, configurable: true }),
  })
const tellOthers = (page: Page): void => {
  for (const other of page.browser.pages) if (other !== page) queueMicrotask(() => other.isDead || other.fire('storage'))
}
define('localStorage', storage(({ browser }) => browser.localStorage, tellOthers))
define('sessionStorage', storage(({ sessionStorage }) => sessionStorage))

const listen = (event: string, listener: () => void): void => {
  const listeners = page()?.listeners
  listeners?.set(event, (listeners.get(event) ?? new Set()).add(listener))
}
const unlisten = (event: string, listener: () => void): void => void page()?.listeners.get(event)?.delete(listener)
define('addEventListener', listen)
define('removeEventListener', unlisten)
define('document', { visibilityState: 'visible', addEventListener: listen, removeEventListener: unlisten })
define('location', { get origin() { return `http://${page()!.name}` } })
define('navigator', { get locks() { return page()!.browser.locks } })
define('WebSocket', DeviceSocket)
define('BroadcastChannel', new Proxy(ChannelEnd, { construct: (_, [name]: [string]) => (page() ? new ChannelEnd(name) : new real.BroadcastChannel(name)) }))
