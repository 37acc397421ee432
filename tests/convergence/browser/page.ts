/** One tab of a browser: what the platform gives it, and what of it ends when it ends. */
import type { Browser } from './browser.ts'
import type { ChannelEnd } from './channels.ts'
import { Program } from './program.ts'
import type { DeviceSocket } from './sockets.ts'

/** Text by key, as localStorage and sessionStorage keep it; a browser lists its keys as properties. */
export type TextStorage = Record<string, string>

let serial = 0

export class Page extends Program {
  readonly browser: Browser
  /** Names this page among all of the run: none is ever there twice. */
  readonly name = `p${serial++}`
  readonly sessionStorage: TextStorage
  readonly listeners = new Map<string, Set<() => void>>()
  /** One for each room that is open in it. */
  readonly sockets = new Map<string, DeviceSocket>()
  readonly channels = new Set<ChannelEnd>()

  constructor(browser: Browser, sessionStorage: TextStorage) {
    super(browser.surroundings)
    this.browser = browser
    this.sessionStorage = sessionStorage
  }

  override get now(): number {
    return super.now + this.browser.skewMs
  }

  fire(event: string): void {
    this.run(() => {
      for (const listener of this.listeners.get(event) ?? []) listener()
    })
  }

  override die(): void {
    super.die()
    for (const socket of this.sockets.values()) socket.cut()
    for (const channel of this.channels) channel.close()
    this.browser.locks.release(this)
    this.browser.pages.delete(this)
  }
}
