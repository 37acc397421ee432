/** What client/src/session/device.ts, profile.ts and files/fileStore.ts are for the page that runs: a page of its own has them as modules. */
import type { BoardStore } from '../../contract/deviceStore.ts'
import type { Page } from './page.ts'
import { here } from './program.ts'

const stores = new WeakMap<Page, BoardStore>()
const page = (): Page => here() as Page

const store = (): BoardStore => {
  const own = stores.get(page()) ?? page().browser.disk.open(page())
  stores.set(page(), own)
  return own
}
/** Each method is looked up for the page that calls it. */
export const deviceModule = {
  device: new Proxy({}, { get: (_, method: keyof BoardStore) => store()[method] }),
  get tab() {
    return page().name
  },
}
export const profileModule = {
  profile: { get: () => ({ author: page().browser.author, name: '', colour: '#000000' }), subscribe: () => () => {} },
}
/** Nobody attaches a file here: none waits. */
export const fileStoreModule = {
  FileStore: class {
    watchUnsent(_board: string, onUnsent: (waiting: ReadonlyMap<string, null>) => void): () => void {
      onUnsent(new Map())
      return () => {}
    }
  },
}
