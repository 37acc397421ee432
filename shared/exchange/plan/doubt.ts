/** What a plan is not sure of. Each doubt has choices; until somebody chooses, `unsettled` holds. */
import { cellName, type CellAt } from '../table.ts'

export type DoubtKind =
  /** There was no head: what each column holds was guessed. */
  | 'columns'
  /** A label printed in the middle of what it names, or again and again: where its block begins is unsure. */
  | 'extent'
  /** Lines that may be one label or several. */
  | 'joined-label'
  /** A label that a bad recognition prints again, cut or run together with the next one. */
  | 'garbled-label'
  /** Projects whose names differ by spelling only. */
  | 'near-duplicate'
  /** The same name twice at one place. */
  | 'twin'
  /** A row that cannot be trusted: its annotation holds several verdicts, or its text has no word of the document. */
  | 'garbled'
  /** One cell with the text of several. */
  | 'run-together'
  /** A name whose spaces were recognised as dashes: it was struck through. */
  | 'dashed'
  /** An annotation that no rule knows. */
  | 'annotation'
  /** An annotation, or a note, on a row without a project. */
  | 'orphan'
  /** A project struck through and annotated as accepted. */
  | 'struck'
  /** Projects on hidden rows. */
  | 'hidden'
  /** #REF! and its like where a name should be. */
  | 'cell-error'

/**
 * `verify`: under "À vérifier". `keep`: as it stands. `merge`: the same project, once. `leave-out`: not imported, by
 * choice. `split`: as the pieces guessed. `start`: the block begins at `row`. `status`: with that verdict. `text`: with
 * the text proposed. `join`, `separate`: one label, or one each.
 */
export type ChoiceKind = 'verify' | 'keep' | 'merge' | 'leave-out' | 'split' | 'start' | 'status' | 'text' | 'join' | 'separate'
export type Choice = {
  readonly id: string
  readonly kind: ChoiceKind
  readonly row?: number
  readonly text?: string
  readonly count?: number
}
export type Doubt = {
  /** Stays the same when the same table is planned again. */
  readonly id: string
  readonly kind: DoubtKind
  readonly cells: readonly CellAt[]
  /** What it is about, in the source's words. */
  readonly about: string
  readonly choices: readonly Choice[]
  /** The id of the choice that holds until somebody chooses. */
  readonly unsettled: string
  /** What somebody chose. */
  readonly settled: string | null
}

export const choice = (kind: ChoiceKind, more: Omit<Choice, 'id' | 'kind'> = {}): Choice => ({ id: more.row === undefined ? kind : `${kind}:${more.row}`, kind, ...more })

/** Collects doubts, and answers at once with what was chosen or holds meanwhile. */
export class Doubts {
  readonly list: Doubt[] = []
  private readonly chosen: Readonly<Record<string, string>>

  constructor(chosen: Readonly<Record<string, string>>) {
    this.chosen = chosen
  }

  raise(doubt: { kind: DoubtKind, cells: readonly CellAt[], about: string, choices: readonly Choice[], unsettled: Choice }): Choice {
    const { kind, cells, about, choices, unsettled } = doubt
    const id = `${kind}@${cells[0] ? cellName(cells[0]) : 'sheet'}`
    const settled = choices.find(one => one.id === this.chosen[id]) ?? null
    this.list.push({ id, kind, cells, about, choices, unsettled: unsettled.id, settled: settled?.id ?? null })
    return settled ?? unsettled
  }
}
