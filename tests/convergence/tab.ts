/** A page with the board open in it: the real session of client/src/session, as the app keeps it. */
import type { BoardSession } from '../../client/src/session/boardSession.ts'
import { openBoard } from '../../client/src/session/openBoard.ts'
import type { Board } from '@trame/shared/model'
import type { Badge } from '@trame/shared/sync'
import type { Browser } from './browser/browser.ts'
import { Page, type TextStorage } from './browser/page.ts'
import type { DeviceSocket } from './browser/sockets.ts'
import type * as Y from 'yjs'

export class Tab {
  readonly page: Page
  private readonly room: string
  session: BoardSession
  private shut: (() => void) | null = null

  constructor(browser: Browser, room: string, sessionStorage: TextStorage) {
    this.page = new Page(browser, sessionStorage)
    browser.pages.add(this.page)
    this.room = room
    this.session = this.open()
  }
  private open(): BoardSession {
    return this.page.run(() => openBoard(this.room))
  }

  get board(): Board {
    return this.session.board
  }
  /** What is said of the edits that were not refused. */
  private get rest(): Badge {
    const badge = this.session.badge.get()
    return badge.kind === 'refused' ? badge.rest : badge
  }
  get badge(): Badge['kind'] {
    return this.rest.kind
  }
  /** How many edits it says to be on this device only. */
  get waiting(): number {
    return 'count' in this.rest ? this.rest.count : 0
  }
  /** One of those that are open now. */
  socket(n: number): DeviceSocket | null {
    const open = [...this.page.sockets.values()]
    return open[n % open.length] ?? null
  }
  /** A card is opened, with its text. */
  openTexts(): void {
    this.shut ??= this.page.run(() => this.session.texts.wake())
  }
  shutTexts(): void {
    const { shut } = this
    this.shut = null
    if (shut) this.page.run(shut)
  }
  /** The badge is not enough for that: a room where nothing was written is silent while it joins. */
  get hasHeardTexts(): boolean {
    const badge = this.session.texts.room.get()?.badge.get()
    return badge === undefined || (badge.kind === 'refused' ? badge.rest : badge).kind === 'saved-for-all'
  }
  /** The texts of the cards, once what the device has of them is there. */
  get texts(): Y.Doc | null {
    const room = this.session.texts.room.get()
    return room && room.state.get() !== 'loading' ? room.doc : null
  }
  run<T>(work: (board: Board) => T): T {
    return this.page.run(() => work(this.board))
  }

  /** The app opens a board again that its session says to open again (S10). */
  follow(): boolean {
    if (this.session.state.get().kind !== 'reset') return false
    void this.page.run(() => this.session.close())
    this.session = this.open()
    if (this.shut) this.shut = this.page.run(() => this.session.texts.wake())
    return true
  }
  /** From one moment to the next. */
  crash(): void {
    this.page.die()
    // Nothing of it reaches anybody; what it holds of the test's own process is let go.
    void this.page.run(() => this.session.close())
  }
  /** The person closes the tab or reloads it: the page has its last moment, and no further turn. */
  leave(): void {
    this.page.fire('pagehide')
    this.crash()
  }
  /** Back to the list of boards: the session has the time it needs. */
  async close(): Promise<void> {
    await this.page.run(() => this.session.close())
    this.page.die()
  }
}
