import { boardFr } from './board.fr.ts'

/** French, the first language. Keys are `<feature>.<what>`; messages are ICU, typography is French (NBSP before ; : ! ? and inside « »). */
export const fr = {
  ...boardFr,
  'app.name': 'Trame',
} as const
