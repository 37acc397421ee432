/** The one store of this browser, shared by the home page and open boards. */
import { newAuthorId } from './randomId.ts'
import { DeviceStore } from './store/deviceStore.ts'

export const device = new DeviceStore({ now: Date.now })
/** Names this tab among those of this browser. */
export const tab: string = newAuthorId()
