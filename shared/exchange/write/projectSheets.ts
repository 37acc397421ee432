/** Project after project, for those who discuss them one by one. */
import type { CanonicalBoard } from '../../model/index.ts'
import { documentOf, type ExportOptions } from './lines.ts'

export type ProjectSheet = {
  readonly id: string
  readonly title: string
  /** The title of its column. */
  readonly status: string
  readonly isRejected: boolean
  /** The groups that it stands in, from the top. */
  readonly place: readonly string[]
}
export type ProjectSheets = { readonly title: string, readonly subtitle: string, readonly projects: readonly ProjectSheet[] }

/** In the order of the programme. */
export function projectSheets(board: CanonicalBoard, options: ExportOptions): ProjectSheets {
  const { title, subtitle, lines, words, kindOf, columnOf } = documentOf(board, options)
  return {
    title,
    subtitle,
    projects: lines.flatMap(({ path, card }) => (card ? [{ id: card.id, title: card.title, status: columnOf(card) || words.noStatus, isRejected: kindOf(card) === 'rejected', place: path.map(({ text }) => text) }] : [])),
  }
}
