import { boardFr } from './board.fr.ts'
import { gridFr } from './grid.fr.ts'
import { shellFr } from './shell.fr.ts'
import { syncFr } from './sync.fr.ts'
import { viewsFr } from './views.fr.ts'

/**
 * French, the first language: what the first look shows; the rest is in `lateFr`. Keys are `<feature>.<what>`; messages
 * are ICU, typography is French (NBSP before ; : ! ? and inside « »).
 */
export const fr = {
  ...boardFr,
  ...gridFr,
  ...shellFr,
  ...syncFr,
  ...viewsFr,
} as const
