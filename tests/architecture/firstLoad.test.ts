import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FIRST_LOAD_BUDGET_KIB, firstLoadOf } from './firstLoad.ts'
import { root } from './sources.ts'

test(`the first load stays under ${FIRST_LOAD_BUDGET_KIB} KiB gzipped`, () => {
  const built = join(root, 'client', 'dist')
  expect(existsSync(join(built, 'index.html')), 'client/dist is missing: run npm run build').toBe(true)
  const { files, kib } = firstLoadOf(built)
  console.log(
    `first load: ${kib.toFixed(1)} KiB gzipped of ${FIRST_LOAD_BUDGET_KIB}\n${files.map(file => `  ${file.kib.toFixed(1).padStart(6)}  ${file.path}`).join('\n')}`,
  )
  expect(files.some(({ path }) => path.endsWith('.js'))).toBe(true)
  expect(kib).toBeLessThan(FIRST_LOAD_BUDGET_KIB)
})

test('what is for developing only is not built', () => {
  const built = readdirSync(join(root, 'client', 'dist', 'assets'))
  expect(built.filter(name => name.startsWith('Home-')).length).toBeGreaterThan(0)
  expect(built.filter(name => name.startsWith('DesignPage'))).toEqual([])
})

test('the measure of the first load counts what is imported at once, and only that', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trame-first-load-'))
  mkdirSync(join(folder, 'assets'))
  const put = (path: string, text: string) => writeFileSync(join(folder, path), text)
  put(
    'index.html',
    '<script type="module" crossorigin src="/assets/main.js"></script><link rel="stylesheet" href="/assets/main.css"><link rel="icon" href="/icon.svg">',
  )
  put('assets/main.js', 'import{a}from"./early.js";import("./late.js");a()')
  put('assets/early.js', 'export const a=()=>{}')
  put('assets/late.js', 'export const b=1')
  put('assets/main.css', 'p{}')
  const { files, kib } = firstLoadOf(folder)
  expect(files.map(({ path }) => path).sort()).toEqual(['assets/early.js', 'assets/main.css', 'assets/main.js'])
  expect(kib).toBeGreaterThan(0)
})
