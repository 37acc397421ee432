import { asideFr } from './aside.fr.ts'
import { conflictsFr } from './conflicts.fr.ts'
import { panelsFr } from './panels.fr.ts'
import { questionsFr } from './questions.fr.ts'

/** French for the parts of the page that are loaded when they are needed; `lazyPart` sees to it that these are there before them. */
export const lateFr = {
  ...asideFr,
  ...conflictsFr,
  ...panelsFr,
  ...questionsFr,
} as const
