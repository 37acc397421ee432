/** Web Locks of one browser, exclusive ones. A page that ends gives back what it holds. */
import { here } from './program.ts'
import type { Page } from './page.ts'

/** The browser answers in a later turn. */
const turn = (): Promise<void> => Promise.resolve()

type Options = { ifAvailable?: boolean; signal?: AbortSignal }
type Work = (lock: object | null) => Promise<unknown>
type Request = { readonly page: Page; readonly grant: () => void }

export class Locks {
  private readonly held = new Map<string, Page>()
  private readonly waiting = new Map<string, Request[]>()

  async request(name: string, optionsOrWork: Options | Work, work?: Work): Promise<unknown> {
    const page = here() as Page
    const [options, callback] = typeof optionsOrWork === 'function' ? [{}, optionsOrWork] : [optionsOrWork, work!]
    await turn()
    if (page.isDead) return await new Promise(() => {})
    if (this.held.has(name)) {
      if (options.ifAvailable) return await callback(null)
      await new Promise<void>((grant, refuse) => {
        const request = { page, grant }
        this.waiting.set(name, [...(this.waiting.get(name) ?? []), request])
        options.signal?.addEventListener('abort', () => {
          this.waiting.set(name, (this.waiting.get(name) ?? []).filter(other => other !== request))
          refuse(new Error('aborted'))
        })
      })
    }
    this.held.set(name, page)
    try {
      return await callback({})
    } finally {
      if (this.held.get(name) === page && !page.isDead) this.pass(name)
    }
  }

  release(page: Page): void {
    for (const [name, requests] of this.waiting) this.waiting.set(name, requests.filter(request => request.page !== page))
    for (const [name, holder] of this.held) if (holder === page) this.pass(name)
  }

  private pass(name: string): void {
    this.held.delete(name)
    const next = this.waiting.get(name)?.shift()
    if (!next) return
    this.held.set(name, next.page)
    next.grant()
  }
}
