/** One import from the file to the moment before it is written: what was read, what it would make, what was chosen. */
import type { BoardDraft } from '@trame/shared/commands'
import type { BoardTalk, BoardTexts } from '@trame/shared/exchange'
import { DEFAULT_RULES, type ImportMatch, type ImportPlan, type ImportRule } from '@trame/shared/exchange/plan'
import { MAX_FILE_BYTES, readClipboardHtml, readHtmlTables, type ColumnRole, type Refused, type Table } from '@trame/shared/exchange/read'
import { canonicalBoard, readStatusKind, type Board, type CanonicalBoard } from '@trame/shared/model'
import { source as observable, type Observable } from '../../session/observable.ts'
import { keptRules } from './keptRules.ts'
import type { ImportSource } from './source.ts'
import { startWork, type Work } from './startWork.ts'
import type { ReadAnswer } from './work.ts'

export type Problem =
  | Refused
  | { readonly ok: false; readonly code: 'not-json' | 'not-a-board' | 'newer-schema'; readonly at: string }
  /** Reading or planning broke, or its code could not be fetched. */
  | { readonly ok: false; readonly code: 'broken'; readonly detail: string }
export type Preview = {
  readonly kind: 'preview'
  readonly name: string
  readonly table: Table
  readonly plan: ImportPlan
  /** Null for a new board. */
  readonly match: ImportMatch | null
  /** What is shown is about to change: a choice is being worked in. */
  readonly isPlanning: boolean
}
export type JobState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'working'; readonly name: string; readonly phase: 'opening' | 'reading' | 'planning' }
  | { readonly kind: 'failed'; readonly name: string; readonly problem: Problem }
  /** A file that Trame exported. */
  | { readonly kind: 'board'; readonly name: string; readonly draft: BoardDraft; readonly texts: BoardTexts; readonly talk: BoardTalk }
  | Preview

export type Choices = {
  readonly sheet: number | undefined
  readonly roles: Readonly<Record<number, ColumnRole>>
  readonly settled: Readonly<Record<string, string>>
  readonly rules: readonly ImportRule[]
}
export type ImportJob = {
  readonly state: Observable<JobState>
  readonly choices: Observable<Choices>
  readonly open: (source: ImportSource) => void
  /** Plans again with these choices. */
  readonly choose: (parts: Partial<Choices>) => void
  /** Looks again at the board that is imported into. */
  readonly refresh: () => void
  /** Gives up what is being read, and asks for another file. */
  readonly cancel: () => void
  readonly close: () => void
}

/** The page parses HTML itself: no more than it does in a moment. */
const MAX_HTML_BYTES = 8 * 1024 * 1024

const columnsOf = (board: CanonicalBoard) => board.statuses.filter(({ archived }) => !archived).map(({ id, title, fields }) => ({ id, title, statusKind: readStatusKind(fields.statusKind) }))

type JobOptions = { readonly board: Board | null; readonly language: 'fr' | 'en'; readonly pastedName: string; readonly start?: () => Work }

export function createImportJob({ board, language, pastedName, start = startWork }: JobOptions): ImportJob {
  const state = observable<JobState>({ kind: 'asking' })
  const choices = observable<Choices>({ sheet: undefined, roles: {}, settled: {}, rules: keptRules() ?? DEFAULT_RULES })
  let work: Work | null = null
  let run = 0

  const stop = (): void => {
    run++
    work?.stop()
    work = null
  }
  const fail = (name: string, problem: Problem): void => {
    stop()
    state.set({ kind: 'failed', name, problem })
  }

  const plan = async (name: string, table: Table): Promise<void> => {
    const mine = ++run
    const before = state.get()
    state.set(before.kind === 'preview' ? { ...before, isPlanning: true } : { kind: 'working', name, phase: 'planning' })
    const { rules, sheet, roles, settled } = choices.get()
    const into = board ? canonicalBoard(board) : null
    const planned = await work!.plan({ kind: 'plan', rules, options: { language, sheet, roles, settled, statuses: into ? columnsOf(into) : [] }, board: into })
    if (mine === run) state.set({ kind: 'preview', name, table, plan: planned.plan, match: planned.match, isPlanning: false })
  }

  const take = async (name: string, answer: ReadAnswer): Promise<void> => {
    switch (answer.kind) {
      case 'refused':
        return fail(name, answer.refused)
      case 'no-board':
        return fail(name, answer.read)
      case 'board':
        stop()
        return state.set({ kind: 'board', name, draft: answer.draft, texts: answer.texts, talk: answer.talk })
      case 'html':
        return takeHtml(name, answer.html)
      case 'table':
        return plan(name, answer.table)
    }
  }

  /** A page saved under the name of a workbook. */
  const takeHtml = async (name: string, html: string): Promise<void> => {
    if (html.length > MAX_HTML_BYTES) return fail(name, { ok: false, code: 'too-large', limit: MAX_HTML_BYTES })
    const sheets = readHtmlTables(new DOMParser().parseFromString(html, 'text/html'), name)
    if (sheets.every(({ rows }) => rows.length === 0)) return fail(name, { ok: false, code: 'no-content' })
    return take(name, await work!.read({ kind: 'table', table: { source: 'html', sheets } }))
  }

  const read = async (source: Exclude<ImportSource, { kind: 'ask' }>, mine: number): Promise<void> => {
    const isOver = (): boolean => mine !== run
    if (source.kind === 'file') {
      const { file } = source
      if (file.size > MAX_FILE_BYTES) return fail(file.name, { ok: false, code: 'too-large', limit: MAX_FILE_BYTES })
      state.set({ kind: 'working', name: file.name, phase: 'opening' })
      const bytes = new Uint8Array(await file.arrayBuffer())
      if (isOver()) return
      state.set({ kind: 'working', name: file.name, phase: 'reading' })
      const answer = await work!.read({ kind: 'bytes', bytes, name: file.name })
      return isOver() ? undefined : take(file.name, answer)
    }
    state.set({ kind: 'working', name: pastedName, phase: 'reading' })
    if (source.html.length > MAX_HTML_BYTES) return fail(pastedName, { ok: false, code: 'too-large', limit: MAX_HTML_BYTES })
    const fromHtml = source.html === '' ? null : readClipboardHtml(new DOMParser().parseFromString(source.html, 'text/html'))
    if (fromHtml && !fromHtml.ok) return fail(pastedName, fromHtml)
    const answer = await work!.read(fromHtml ? { kind: 'table', table: fromHtml.table } : { kind: 'text', text: source.text, name: '' })
    return isOver() ? undefined : take(pastedName, answer)
  }

  const guard = (name: string, doing: Promise<void>): void => {
    const mine = work
    doing.catch((error: unknown) => {
      if (work === mine && mine) fail(name, { ok: false, code: 'broken', detail: error instanceof Error ? error.message : String(error) })
    })
  }

  const replan = (): void => {
    const now = state.get()
    if (now.kind === 'preview') guard(now.name, plan(now.name, now.table))
  }
  let refreshing: ReturnType<typeof setTimeout> | undefined
  return {
    state,
    choices,
    open(source) {
      stop()
      choices.set({ ...choices.get(), sheet: undefined, roles: {}, settled: {} })
      if (source.kind === 'ask') return state.set({ kind: 'asking' })
      work = start()
      guard(source.kind === 'file' ? source.file.name : pastedName, read(source, run))
    },
    choose(parts) {
      choices.set({ ...choices.get(), ...parts })
      replan()
    },
    refresh() {
      clearTimeout(refreshing)
      refreshing = setTimeout(replan, REFRESH_PAUSE_MS)
    },
    cancel() {
      stop()
      state.set({ kind: 'asking' })
    },
    close() {
      clearTimeout(refreshing)
      stop()
    },
  }
}

/** Changes that others make come in bursts. */
const REFRESH_PAUSE_MS = 300
