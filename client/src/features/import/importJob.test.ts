import { expect, test } from 'vitest'
import { DEFAULT_RULES, planImport } from '@trame/shared/exchange/plan'
import { readText, type Table } from '@trame/shared/exchange/read'
import { createImportJob } from './importJob.ts'
import type { Work } from './startWork.ts'
import type { PlanAnswer, PlanRequest } from './work.ts'

/** Does the work on the spot, but answers a question for a plan only when it is told to. */
function slowWork() {
  let table: Table | null = null
  const waiting: (() => void)[] = []
  const log = { stopped: 0, planned: 0 }
  const start = (): Work => ({
    read: async request => {
      const read = request.kind === 'text' ? readText(request.text, request.name) : null
      if (!read) throw new Error('only texts')
      if (!read.ok) return { kind: 'refused', refused: read }
      table = read.table
      return { kind: 'table', table: read.table }
    },
    plan: (request: PlanRequest) => new Promise<PlanAnswer>(resolve => waiting.push(() => resolve({ kind: 'planned', plan: planImport(table!, request.rules, request.options), match: null }))),
    stop: () => void log.stopped++,
  })
  const answer = async (at: number): Promise<void> => {
    waiting[at]!()
    await settled()
  }
  return { start, answer, log, waiting }
}
const settled = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}
const paste = (text: string) => ({ kind: 'paste', html: '', text }) as const

test('[X21] given up while it is planned, an import ends its worker and shows nothing of it later', async () => {
  const work = slowWork()
  const job = createImportJob({ board: null, language: 'fr', pastedName: 'presse-papiers', start: work.start })
  job.open(paste('Axe;Projet\nEau;Carte'))
  await settled()
  expect(job.state.get()).toMatchObject({ kind: 'working', phase: 'planning' })
  job.cancel()
  expect(work.log.stopped).toBe(1)
  await work.answer(0)
  expect(job.state.get()).toEqual({ kind: 'asking' })
})

test('[X21] of several choices the last one is shown, in whatever order the plans come', async () => {
  const work = slowWork()
  const job = createImportJob({ board: null, language: 'fr', pastedName: 'presse-papiers', start: work.start })
  job.open(paste('Axe;Projet;Annotation\nEau;Carte;Validé'))
  await settled()
  await work.answer(0)
  job.choose({ rules: [{ kind: 'verdict', text: 'Validé', status: 'rejected' }, ...DEFAULT_RULES] })
  job.choose({ rules: [{ kind: 'verdict', text: 'Validé', status: 'accepted' }, ...DEFAULT_RULES] })
  await settled()
  expect(job.state.get()).toMatchObject({ kind: 'preview', isPlanning: true })
  await work.answer(2)
  await work.answer(1)
  const state = job.state.get()
  expect(state.kind === 'preview' && [state.isPlanning, state.plan.tree[0]!.children[0]!.statusKind]).toEqual([false, 'accepted'])
})

test('[X3] what holds no cell is refused, and the worker is ended', async () => {
  const work = slowWork()
  const job = createImportJob({ board: null, language: 'fr', pastedName: 'presse-papiers', start: work.start })
  job.open(paste(' \n '))
  await settled()
  expect(job.state.get()).toMatchObject({ kind: 'failed', problem: { code: 'no-content' } })
  expect(work.log.stopped).toBe(1)
})
