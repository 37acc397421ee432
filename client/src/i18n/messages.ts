/** The catalogues hold ICU messages under keys; French is the source of the keys, English has the same ones. */
import type { fr } from './fr.ts'
import type { lateFr } from './lateFr.ts'

export type MessageKey = keyof typeof fr | keyof typeof lateFr
export type Language = 'fr' | 'en'
export type Values = Readonly<Record<string, string | number | Date>>
