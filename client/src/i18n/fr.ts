/** French, the first language. Keys are `<feature>.<what>`; messages are ICU, typography is French (NBSP before ; : ! ? and inside « »). */
export const fr = {
  'app.name': 'Trame',
} as const
