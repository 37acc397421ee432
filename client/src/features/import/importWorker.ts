/** Reads and plans beside the page, so that it does not stand still. It holds the table that was read last. */
import { readBoardJson } from '@trame/shared/exchange'
import { matchPlan, planImport } from '@trame/shared/exchange/plan'
import { decodeText, readSheet, readText, type ReadTable, type Table } from '@trame/shared/exchange/read'
import type { PlanAnswer, PlanRequest, ReadAnswer, ReadRequest, WorkAnswer, WorkRequest } from './work.ts'

let held: Table | null = null

addEventListener('message', ({ data }: MessageEvent<WorkRequest>) => {
  answer(data).then(
    said => postMessage(said),
    (error: unknown) => postMessage({ kind: 'broken', message: error instanceof Error ? error.message : String(error) } satisfies WorkAnswer),
  )
})

const answer = async (request: WorkRequest): Promise<WorkAnswer> => (request.kind === 'plan' ? plan(request) : read(request))

async function read(request: ReadRequest): Promise<ReadAnswer> {
  switch (request.kind) {
    case 'table':
      return keep({ ok: true, table: request.table })
    case 'text':
      return keep(readText(request.text, request.name))
    case 'bytes':
      return readBytes(request.bytes, request.name)
  }
}

async function readBytes(bytes: Uint8Array, name: string): Promise<ReadAnswer> {
  if (/\.json$/i.test(name) && bytes.length > 0) {
    const board = readBoardJson(decodeText(bytes)?.text ?? '')
    return board.ok ? { kind: 'board', draft: board.draft, texts: board.texts, talk: board.talk } : { kind: 'no-board', read: board }
  }
  let html: string | null = null
  const result = await readSheet(bytes, name, {
    parseHtml: text => {
      html = text
      throw new Error('for the page to parse')
    },
  })
  return html === null ? keep(result) : { kind: 'html', html }
}

function keep(result: ReadTable): ReadAnswer {
  if (!result.ok) return { kind: 'refused', refused: result }
  held = result.table
  return { kind: 'table', table: result.table }
}

function plan({ rules, options, board }: PlanRequest): PlanAnswer {
  if (!held) throw new Error('nothing was read')
  const made = planImport(held, rules, options)
  return { kind: 'planned', plan: made, match: board ? matchPlan(made, board) : null }
}
