import { accessFr } from './access.fr.ts'
import { arrangeFr } from './arrange.fr.ts'
import { asideFr } from './aside.fr.ts'
import { cardFr } from './card.fr.ts'
import { conflictsFr } from './conflicts.fr.ts'
import { fieldsFr } from './fields.fr.ts'
import { filesFr } from './files.fr.ts'
import { filtersFr } from './filters.fr.ts'
import { handsFr } from './hands.fr.ts'
import { historyFr } from './history.fr.ts'
import { panelsFr } from './panels.fr.ts'
import { projectionFr } from './projection.fr.ts'
import { questionsFr } from './questions.fr.ts'
import { statementFr } from './statement.fr.ts'
import { talkFr } from './talk.fr.ts'
import { textFr } from './text.fr.ts'
import { exchangeFr } from './exchange.fr.ts'

/** French for the parts of the page that are loaded when they are needed; `lazyPart` sees to it that these are there before them. */
export const lateFr = {
  ...accessFr,
  ...arrangeFr,
  ...asideFr,
  ...cardFr,
  ...conflictsFr,
  ...fieldsFr,
  ...filesFr,
  ...filtersFr,
  ...handsFr,
  ...historyFr,
  ...panelsFr,
  ...projectionFr,
  ...questionsFr,
  ...statementFr,
  ...talkFr,
  ...textFr,
  ...exchangeFr,
} as const
