import { boardEn } from './board.en.ts'
import { shellEn } from './shell.en.ts'
import { syncEn } from './sync.en.ts'
import { viewsEn } from './views.en.ts'
import type { MessageKey } from './messages.ts'

/** English, with the same keys as French. */
export const en: Record<MessageKey, string> = {
  ...boardEn,
  ...shellEn,
  ...syncEn,
  ...viewsEn,
}
