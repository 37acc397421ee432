import type { RunningServer } from '../../server/app/startServer.ts'
import { Device, type DeviceOptions } from './device.ts'

/** A browser as the server knows it: it keeps its cookie and says where its page is from. */
export class Browser {
  readonly #url: string
  cookie = ''

  constructor({ url }: Pick<RunningServer, 'url'>) {
    this.#url = url
  }

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const answer = await fetch(this.#url + path, {
      method,
      redirect: 'manual',
      headers: { origin: this.#url, ...(this.cookie && { cookie: this.cookie }), ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const given = answer.headers.get('set-cookie')
    if (given) this.cookie = given.split(';')[0]!
    return answer
  }

  /** What a page does before it opens its board. */
  async arrive(): Promise<this> {
    await this.ask('GET', '/api/demo')
    return this
  }

  device(room: string, { isMaker = false, ...options }: DeviceOptions & { isMaker?: boolean } = {}): Device {
    return new Device(this.#url, room, { ...options, headers: { origin: this.#url, cookie: this.cookie }, query: { v: '2', ...(isMaker && { mine: '1' }) } })
  }

  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    return (await (await this.ask(method, path, body)).json()) as T
  }
}

export type ShownLink = { id: string, role: string, label: string, code: string, until: number | null, revokedAt: number | null, path: string, shortPath: string }
export type ShownAccess = { role: string, isOwned: boolean, general: string | null, links: ShownLink[], members: { name: string | null, role: string | null, isMaker: boolean }[] }

/** A board that this browser has made, with a word in it. */
export async function makeBoard(server: RunningServer, room: string): Promise<Browser> {
  const owner = await new Browser(server).arrive()
  const device = owner.device(room, { isMaker: true })
  device.doc.getArray('words').push(['mine'])
  await device.saved()
  await device.leave()
  return owner
}

export const makeLink = (by: Browser, board: string, role: string, more: { until?: number, label?: string } = {}): Promise<ShownLink> =>
  by.json<ShownLink>('POST', `/api/boards/${board}/links`, { role, label: more.label ?? '', until: more.until ?? null })

/** Somebody new who came by this link. */
export async function comeBy(server: RunningServer, link: ShownLink): Promise<Browser> {
  const browser = new Browser(server)
  await browser.ask('GET', link.path)
  return browser
}
