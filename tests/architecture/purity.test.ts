import { expect, test } from 'vitest'
import { impurities } from './purity.ts'
import { codeOf, readSources } from './sources.ts'

const shared = codeOf(readSources('.ts')).filter(({ path }) => path.startsWith('shared/'))

test('shared knows no clock, no chance, no browser and no Node', () => {
  expect(shared.length).toBeGreaterThan(10)
  expect(impurities(shared)).toEqual([])
})

test('the guard of purity bites', () => {
  const faults = (text: string) => impurities([{ path: 'shared/model/sample.ts', text }])
  expect(faults('export const at = Date.now()')).toEqual(['shared/model/sample.ts:1 uses Date.now: in shared it comes in as an argument'])
  expect(faults('\nexport const chance = () => Math.random()')).toHaveLength(1)
  expect(faults('export const today = new Date()')).toHaveLength(1)
  expect(faults('export const id = crypto.randomUUID()')).toHaveLength(1)
  expect(faults('export const width = window.innerWidth')).toHaveLength(1)
  expect(faults('export const later = () => setTimeout(() => {}, 1)')).toHaveLength(1)
  expect(faults('export const title = (document: { title: string }) => document.title')).toEqual([])
  expect(faults('export const view = { window: 1, document: 2 }; view.window')).toEqual([])
  expect(faults('export type Clock = { process: number }')).toEqual([])
})
