/** What page and worker say to each other. A worker answers each question once, in their order. */
import type { BoardDraft } from '@trame/shared/commands'
import type { BoardTalk, BoardTexts, ReadBoard } from '@trame/shared/exchange'
import type { ImportMatch, ImportPlan, ImportRule, PlanOptions } from '@trame/shared/exchange/plan'
import type { Refused, Table } from '@trame/shared/exchange/read'
import type { CanonicalBoard } from '@trame/shared/model'

export type ReadRequest =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly name: string }
  | { readonly kind: 'text'; readonly text: string; readonly name: string }
  /** Read by the page: HTML, for a worker has no parser for it. */
  | { readonly kind: 'table'; readonly table: Table }
export type PlanRequest = {
  readonly kind: 'plan'
  readonly rules: readonly ImportRule[]
  readonly options: PlanOptions
  /** The board that is imported into; null for a new one. */
  readonly board: CanonicalBoard | null
}
export type ReadAnswer =
  | { readonly kind: 'table'; readonly table: Table }
  /** A file that Trame exported. */
  | { readonly kind: 'board'; readonly draft: BoardDraft; readonly texts: BoardTexts; readonly talk: BoardTalk }
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'refused'; readonly refused: Refused }
  | { readonly kind: 'no-board'; readonly read: Exclude<ReadBoard, { ok: true }> }
export type PlanAnswer = { readonly kind: 'planned'; readonly plan: ImportPlan; readonly match: ImportMatch | null }
export type WorkRequest = ReadRequest | PlanRequest
export type WorkAnswer = ReadAnswer | PlanAnswer | { readonly kind: 'broken'; readonly message: string }
