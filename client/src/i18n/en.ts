import { accessEn } from './access.en.ts'
import { arrangeEn } from './arrange.en.ts'
import { asideEn } from './aside.en.ts'
import { boardEn } from './board.en.ts'
import { cardEn } from './card.en.ts'
import { conflictsEn } from './conflicts.en.ts'
import { fieldsEn } from './fields.en.ts'
import { filesEn } from './files.en.ts'
import { gridEn } from './grid.en.ts'
import { filtersEn } from './filters.en.ts'
import { handsEn } from './hands.en.ts'
import { historyEn } from './history.en.ts'
import { panelsEn } from './panels.en.ts'
import { projectionEn } from './projection.en.ts'
import { questionsEn } from './questions.en.ts'
import { exchangeEn } from './exchange.en.ts'
import { shellEn } from './shell.en.ts'
import { statementEn } from './statement.en.ts'
import { syncEn } from './sync.en.ts'
import { talkEn } from './talk.en.ts'
import { textEn } from './text.en.ts'
import { viewsEn } from './views.en.ts'
import type { MessageKey } from './messages.ts'

/** English, with the same keys as French. */
export const en: Record<MessageKey, string> = {
  ...accessEn,
  ...arrangeEn,
  ...asideEn,
  ...boardEn,
  ...cardEn,
  ...conflictsEn,
  ...fieldsEn,
  ...filesEn,
  ...gridEn,
  ...filtersEn,
  ...handsEn,
  ...historyEn,
  ...panelsEn,
  ...projectionEn,
  ...questionsEn,
  ...exchangeEn,
  ...shellEn,
  ...statementEn,
  ...syncEn,
  ...talkEn,
  ...textEn,
  ...viewsEn,
}
