/** BroadcastChannel among the pages of one browser: what one posts waits until the schedule lets another read it. */
import { here } from './program.ts'
import type { Page } from './page.ts'

export class ChannelEnd {
  private hear: (event: { data: unknown }) => void = () => {}
  private readonly page: Page
  private readonly topic: string
  private inbox: unknown[] = []

  /** The name ends with where the socket would go; pages of one browser differ in their host only. */
  constructor(name: string) {
    this.page = here() as Page
    this.topic = name.replace(/^ws:\/\/[^/]*/, '')
    this.page.channels.add(this)
    this.page.browser.channels.add(this)
  }

  addEventListener(_: 'message', hear: (event: { data: unknown }) => void): void {
    this.hear = hear
  }
  postMessage(data: unknown): void {
    if (this.page.isDead) return
    for (const other of this.page.browser.channels) if (other.topic === this.topic && other.page !== this.page) other.inbox.push(data)
  }
  close(): void {
    this.page.channels.delete(this)
    this.page.browser.channels.delete(this)
    this.inbox = []
  }
  /** Hears the oldest `count` messages; how many there were. */
  read(count: number): number {
    const messages = this.inbox.splice(0, count)
    for (const data of messages) this.page.run(() => this.hear({ data }))
    return messages.length
  }
}
