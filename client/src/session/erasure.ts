/** Taking everything of Trame off this device, in all its tabs. */
import { device } from './device.ts'
import { fileStore } from './files/openFiles.ts'

let isErased = false
/** From then on this page must not write anything down: its last moment comes after the erasing. */
export const hasBeenErased = (): boolean => isErased

function forgetAll(): void {
  isErased = true
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (key.startsWith('trame.')) storage.removeItem(key)
  }
}

/** Takes every board, profile and preference off this device; what the relay does not have is gone with it. Rejects when a tab holds on. */
export async function eraseDevice(): Promise<void> {
  await device.erase()
  await fileStore.erase()
  forgetAll()
}

/** `onErased` is called when another tab has erased this device: nothing of this page is stored any more. */
export function watchErasure(onErased: () => void): void {
  device.onErased(() => {
    forgetAll()
    onErased()
  })
}
