import { expect, test } from 'vitest'
import { hostFaults, isFixture, nameFaults, sizeFaults, untranslated } from './habits.ts'
import { codeOf, readSources } from './sources.ts'

const written = readSources('.ts', '.tsx', '.mjs', '.css').filter(source => !isFixture(source))
const components = codeOf(readSources('.tsx'))

test('no file is over 400 lines', () => {
  expect(written.length).toBeGreaterThan(30)
  expect(sizeFaults(written)).toEqual([])
})

test('no file is called after nothing, or after two things', () => {
  expect(nameFaults(written)).toEqual([])
})

test('[T61] no source names a third party’s host', () => {
  const self = /tests\/architecture\/habits\.test\.ts$/
  const sources = [...readSources('.ts', '.tsx', '.mjs', '.css', '.html', '.svg', '.json', '.webmanifest')].filter(
    ({ path }) => !self.test(path),
  )
  expect(hostFaults(sources)).toEqual([])
})

test('[T51] every word in a component comes from the catalogues', () => {
  expect(components.length, 'no component found').toBeGreaterThan(0)
  expect(untranslated(components)).toEqual([])
})

test('the guards of habits bite', () => {
  const sample = (path: string, text: string) => [{ path, text }]
  expect(sizeFaults(sample('a.ts', 'x\n'.repeat(401)))).toEqual(['a.ts has 401 lines: over 400 it is two things'])
  expect(sizeFaults(sample('a.ts', 'x\n'.repeat(400)))).toEqual([])
  expect(nameFaults(sample('client/src/ui/utils.ts', ''))).toHaveLength(1)
  expect(nameFaults(sample('shared/commands/moveAndRename.ts', ''))).toHaveLength(1)
  expect(nameFaults(sample('client/src/dnd/landing.ts', ''))).toEqual([])
  expect(hostFaults(sample('a.ts', `const font = 'https://fonts.example-cdn.net/a'`))).toEqual([
    'a.ts:1 names the host fonts.example-cdn.net',
  ])
  expect(
    hostFaults(sample('a.ts', 'fetch(`http://${host}:${port}`); "http://127.0.0.1:8787"; "http://www.w3.org/2000/svg"; "ws://[::1]:8787"')),
  ).toEqual([])
  expect(hostFaults(sample('a.ts', '// as https://www.rfc-editor.org says\nconst a = 1'))).toEqual([])
  expect(untranslated(sample('a.tsx', 'const a = <p>Bonjour</p>'))).toHaveLength(1)
  expect(untranslated(sample('a.tsx', 'const a = <button aria-label="Fermer" />'))).toHaveLength(1)
  expect(untranslated(sample('a.tsx', `const a = <p className="note">{t('home.title')} · {n}</p>`))).toEqual([])
})
