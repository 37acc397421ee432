/** What lies on paper: a table, or project after project. */
import { officialTable, projectSheets, statusTable, type ExportLanguage, type OfficialTable, type ProjectSheet } from '@trame/shared/exchange/write'
import type { BoardTexts } from '@trame/shared/exchange'
import { canonicalBoard, fieldDefinitions, type Board, type FieldDefinition } from '@trame/shared/model'
import type { PaperLayout } from './paperLayout.ts'
import { textBlocks, type TextBlock } from './textBlocks.ts'

export type ProjectPaper = ProjectSheet & { readonly fields: readonly { readonly name: string; readonly value: string }[]; readonly text: readonly TextBlock[] }
export type PaperContent =
  | { readonly kind: 'table'; readonly table: OfficialTable }
  | { readonly kind: 'projects'; readonly title: string; readonly subtitle: string; readonly projects: readonly ProjectPaper[] }

/** Fields in the reader's words. */
type FieldWords = { readonly fieldTitle: (field: FieldDefinition) => string; readonly valueOf: (board: Board, id: string, field: FieldDefinition) => string }
export type PaperOptions = {
  readonly layout: PaperLayout
  readonly language: ExportLanguage
  readonly words: FieldWords
  readonly texts: BoardTexts
  /** Only these cards; left out, all. */
  readonly only: readonly string[] | undefined
}

/** These stand in the head of a project. */
const IN_HEAD = new Set(['title', 'status'])

export function paperContent(board: Board, { layout, language, words, texts, only }: PaperOptions): PaperContent {
  const canonical = canonicalBoard(board)
  if (layout === 'official') return { kind: 'table', table: officialTable(canonical, { language, only }) }
  if (layout === 'status') return { kind: 'table', table: statusTable(canonical, { language, only }) }
  const fields = fieldDefinitions(board).filter(({ id, isArchived, isWritable }) => !isArchived && isWritable && !IN_HEAD.has(id))
  const { projects, ...titles } = projectSheets(canonical, { language, only })
  return {
    kind: 'projects',
    ...titles,
    projects: projects.map(project => ({
      ...project,
      fields: fields.map(field => ({ name: words.fieldTitle(field), value: words.valueOf(board, project.id, field) })).filter(({ value }) => value !== ''),
      text: textBlocks(texts[project.id] ?? []),
    })),
  }
}
