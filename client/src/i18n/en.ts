import type { MessageKey } from './messages.ts'

/** English, with the same keys as French. */
export const en: Record<MessageKey, string> = {
  'app.name': 'Trame',
}
