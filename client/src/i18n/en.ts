import { asideEn } from './aside.en.ts'
import { boardEn } from './board.en.ts'
import { conflictsEn } from './conflicts.en.ts'
import { panelsEn } from './panels.en.ts'
import { questionsEn } from './questions.en.ts'
import { shellEn } from './shell.en.ts'
import { syncEn } from './sync.en.ts'
import { viewsEn } from './views.en.ts'
import type { MessageKey } from './messages.ts'

/** English, with the same keys as French. */
export const en: Record<MessageKey, string> = {
  ...asideEn,
  ...boardEn,
  ...conflictsEn,
  ...panelsEn,
  ...questionsEn,
  ...shellEn,
  ...syncEn,
  ...viewsEn,
}
