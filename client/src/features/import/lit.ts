/** What is lit on both sides of the preview: by the pointer for a moment, by a choice until the next one. */
import { source, type Source } from '../../session/observable.ts'

export type Chosen =
  | { readonly kind: 'row'; readonly row: number }
  | { readonly kind: 'line'; readonly key: string }
  | null
export type Lit = { readonly cells: ReadonlySet<string>; readonly rows: ReadonlySet<number>; readonly keys: ReadonlySet<string> }

export const NOTHING_LIT: Lit = { cells: new Set(), rows: new Set(), keys: new Set() }
export type LitStore = { readonly lit: Source<Lit>; readonly chosen: Source<Chosen> }
export const createLit = (): LitStore => ({ lit: source(NOTHING_LIT), chosen: source<Chosen>(null) })
