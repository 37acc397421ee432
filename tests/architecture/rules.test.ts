import { expect, test } from 'vitest'
import { idleTests, idsIn, ruleIdsOf, uncarried } from './rules.ts'
import { isTest, readSources } from './sources.ts'

const specifications = readSources('.md').filter(({ path }) => path.startsWith('docs/spec/'))
const tests = readSources('.ts', '.tsx').filter(source => isTest(source) && /\.(test|spec)\.tsx?$/.test(source.path))
/** The samples below name rules; they carry none. */
const others = tests.filter(({ path }) => path !== 'tests/architecture/rules.test.ts')

test('each rule of docs/spec has a test that carries its id', () => {
  const rules = specifications.flatMap(({ text }) => ruleIdsOf(text))
  expect(rules.length).toBeGreaterThan(10)
  expect(
    rules.filter((rule, at) => rules.indexOf(rule) !== at),
    'two rules share one id',
  ).toEqual([])
  expect(uncarried(rules, others)).toEqual([])
})

test('every test runs', () => {
  expect(idleTests(others)).toEqual([])
})

test('the guard of rules bites', () => {
  expect(ruleIdsOf('| id | rule |\n| --- | --- |\n| P1 | one |\n| M12 | two |\ntext | P3 |')).toEqual(['P1', 'M12'])
  expect(idsIn('[T13][M4] a [P1, P2] b [note]')).toEqual(['T13', 'M4', 'P1', 'P2'])
  const sample = [{ path: 'a.test.ts', text: "test('[P1] one', () => {}); test.each([1])(`[P2] ${1}`, () => {}); log('[P3]')" }]
  expect(uncarried(['P1', 'P2', 'P3'], sample)).toEqual(['P3'])
  expect(
    idleTests([{ path: 'a.test.ts', text: ['test', ".skip('later', () => {}); test.describe", ".only('x', () => {}); test('now', () => {})"].join('') }]),
  ).toEqual(['a.test.ts skip: later', 'a.test.ts only: x'])
})
