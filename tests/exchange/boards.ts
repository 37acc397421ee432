/** Boards in and out of tables, for the suites of this folder. */
import { readFileSync } from 'node:fs'
import * as Y from 'yjs'
import { createBoard, type BoardDraft } from '@trame/shared/commands'
import { draftProgramme, type Programme } from '@trame/shared/exchange'
import { applyImport, boardForPlan, DEFAULT_RULES, planImport, type ImportPlan, type PlanNode, type PlanOptions } from '@trame/shared/exchange/plan'
import { EMPTY_SHEET, type Sheet, type Table } from '@trame/shared/exchange/read'
import { Board, canonicalBoard, type CanonicalNode } from '@trame/shared/model'

export function newBoard(draft: BoardDraft, author = 'lea'): Board {
  let seed = [...author].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 2147483647
  const board = new Board(new Y.Doc(), { author, now: () => 1_000, random: () => (seed = (seed * 16807) % 2147483647) / 2147483647 })
  createBoard(board, { room: 'essai', draft })
  return board
}

/** The board of the demonstration: what every way in and out must agree with. */
export const demonstration = (): Board => {
  const programme = JSON.parse(readFileSync(new URL('../../server/history/demo/programme-2021.json', import.meta.url), 'utf8')) as Programme
  return newBoard(draftProgramme(programme, programme.title), 'demo')
}

export const plan = (table: Table, options: Partial<PlanOptions> = {}): ImportPlan => planImport(table, DEFAULT_RULES, { language: 'fr', ...options })

/** A new board for a plan, filled by the command. */
export function boardOf(planned: ImportPlan, title = 'Sans titre'): Board {
  const board = newBoard(boardForPlan(planned, { language: 'fr', title }))
  const applied = applyImport(board, planned, { title: 'source' })
  if (!applied.ok) throw new Error(applied.code)
  return board
}

export const tableFrom = (rows: readonly (readonly string[])[], more: Partial<Sheet> = {}): Table => ({ source: 'csv', sheets: [{ ...EMPTY_SHEET, rows, ...more }] })

/** Groups and projects as an indented list, two spaces a level; projects begin with a dash. */
export const outlineOf = (nodes: readonly (PlanNode | CanonicalNode)[], depth = 0): string[] =>
  nodes.flatMap(({ kind, title, children }) => [`${'  '.repeat(depth)}${kind === 'card' ? '- ' : ''}${title}`, ...outlineOf(children as readonly PlanNode[], depth + 1)])

type Content = { title: string; fields: unknown; status?: string | null; children: Content[] }
const contentOf = ({ title, fields, status, children }: CanonicalNode): Content => ({ title, fields, ...(status === undefined ? {} : { status }), children: children.map(contentOf) })

/** What a board says, without the ids that its nodes happen to have. */
export function content(board: Board): unknown {
  const { title, fields, statuses, tree, tray, withoutStatus } = canonicalBoard(board)
  const titles = new Map([...board.nodes()].map(id => [id, board.title(id)]))
  return { title, fields, statuses: statuses.map(({ id, title: name, cards }) => ({ id, name, cards: cards.map(card => titles.get(card)) })), tree: tree.map(contentOf), tray, withoutStatus }
}
