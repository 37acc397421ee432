/** A programme of 10,000 projects in and out, beside another library that reads and writes the same workbook. */
import { createBoard } from '@trame/shared/commands'
import { applyImport, boardForPlan, DEFAULT_RULES, planImport, type ImportPlan } from '@trame/shared/exchange/plan'
import { readSheet, readText, type Table } from '@trame/shared/exchange/read'
import { officialTable, writeCsv, writeXlsx } from '@trame/shared/exchange/write'
import { Board, canonicalBoard } from '@trame/shared/model'
import * as XLSX from '@e965/xlsx'
import { readFileSync } from 'node:fs'
import * as Y from 'yjs'
import { draftOf, seeded } from '../draft.ts'
import { size, taken, time, times, type Report } from '../report.ts'
import { inTurns, ratio, type Taken } from '../rounds.ts'
import { measureInPage } from './page.ts'

const PROJECTS = 10_000
const ROUNDS = 5
const RAW = new URL('../../exchange/fixtures/programme-2021.raw.txt', import.meta.url)

function emptyBoard(doc = new Y.Doc()): Board {
  const random = seeded(7)
  return new Board(doc, { author: 'bench', now: () => 1_000, random })
}

/** Milliseconds of the processor's time of what may wait for itself, so that its ratio to another is told by it. */
async function round(work: () => unknown): Promise<{ value: number; processor: number }> {
  const startedAt = performance.now()
  const before = process.threadCpuUsage()
  await work()
  const { user, system } = process.threadCpuUsage(before)
  return { value: performance.now() - startedAt, processor: (user + system) / 1000 }
}

export async function measure(report: Report): Promise<void> {
  const doc = new Y.Doc()
  const source = emptyBoard(doc)
  createBoard(source, { room: 'bench', draft: draftOf({ cards: PROJECTS }) })
  const board = canonicalBoard(source)
  const bytes = await writeXlsx(officialTable(board, { language: 'fr' }))
  const read = await readSheet(bytes, 'bench.xlsx')
  if (!read.ok) throw new Error(read.code)
  const { table } = read
  const rows = table.sheets[0]!.rows.map(row => [...row])
  await measureIn(report, { bytes, table })
  await measureOut(report, { board, rows, bytes })
  await measureInPage(report, { bytes, projects: PROJECTS, update: Y.encodeStateAsUpdate(doc) })
}

const perRound = ({ processor }: Taken): string => `processor ${time(processor / ROUNDS)}`

async function measureIn(report: Report, { bytes, table }: { bytes: Uint8Array; table: Table }): Promise<void> {
  report.section(`a workbook of ${PROJECTS} projects in (${size(bytes.length)})`)
  const plan = (from: Table): ImportPlan => planImport(from, DEFAULT_RULES, { language: 'fr' })
  const planned = plan(table)
  const raw = readText(readFileSync(RAW, 'utf8'), 'raw.txt')
  if (!raw.ok) throw new Error(raw.code)
  const measured = await inTurns(
    {
      read: () => round(() => readSheet(bytes, 'bench.xlsx')),
      other: () => round(() => XLSX.read(bytes, { type: 'array', cellStyles: true })),
      plan: () => round(() => plan(table)),
      apply: () => round(() => {
        const into = emptyBoard()
        createBoard(into, { room: 'bench', draft: boardForPlan(planned, { language: 'fr', title: 'bench' }) })
        applyImport(into, planned, { title: 'bench' })
      }),
      raw: () => round(() => plan(raw.table)),
    },
    ROUNDS,
  )
  report.line('read, with its merges and strikes', `${taken(measured.read)}, ${perRound(measured.read)}`)
  report.line('read by SheetJS, with its merges', `${taken(measured.other)}, ${perRound(measured.other)}`)
  report.line('planned', `${taken(measured.plan)}, ${perRound(measured.plan)}; ${planned.totals.projects + planned.totals.toVerify} projects, ${planned.doubts.length} doubts, ${planned.totals.dropped} dropped`)
  report.line('applied to a new board', `${taken(measured.apply)}, ${perRound(measured.apply)}`)
  report.line('the raw recognised text of 92 rows, planned', `${taken(measured.raw)}, ${perRound(measured.raw)}`)
  report.limit({ name: 'reading, times as long as SheetJS', value: ratio(measured.read, measured.other), unit: '×', atMost: 2 })
  report.limit({ name: 'planning the raw text, of the processor', value: measured.raw.processor / ROUNDS, unit: ' ms', atMost: 1_000 })
}

type Out = { readonly board: ReturnType<typeof canonicalBoard>; readonly rows: string[][]; readonly bytes: Uint8Array }

async function measureOut(report: Report, { board, rows, bytes }: Out): Promise<void> {
  report.section(`${PROJECTS} projects out`)
  const measured = await inTurns(
    {
      xlsx: () => round(() => writeXlsx(officialTable(board, { language: 'fr' }))),
      other: () => round(() => {
        const workbook = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows), 'Programme')
        return XLSX.write(workbook, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer
      }),
      csv: () => round(() => writeCsv(board, { language: 'fr', separator: ';', hasMark: true })),
    },
    ROUNDS,
  )
  report.line('the official workbook, laid out, merged, styled', `${taken(measured.xlsx)}, ${perRound(measured.xlsx)}, ${size(bytes.length)}`)
  report.line('the same cells by SheetJS, without styles', `${taken(measured.other)}, ${perRound(measured.other)}, ${times(ratio(measured.xlsx, measured.other))} less`)
  report.line('CSV', `${taken(measured.csv)}, ${perRound(measured.csv)}`)
  report.limit({ name: 'writing, times as long as SheetJS', value: ratio(measured.xlsx, measured.other), unit: '×', atMost: 4 })
}
