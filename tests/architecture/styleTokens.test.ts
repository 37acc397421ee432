import { expect, test } from 'vitest'
import { readSources } from './sources.ts'
import { rawStyles } from './styleTokens.ts'

test('colours and sizes of type come from the tokens', () => {
  const sheets = readSources('.css').filter(({ path }) => path.startsWith('client/src/'))
  expect(sheets.length).toBeGreaterThan(10)
  expect(rawStyles(sheets)).toEqual([])
})

test('the guard of the tokens bites', () => {
  const of = (text: string) => rawStyles([{ path: 'client/src/a.module.css', text }])
  expect(of('.a { color: #fff; }')).toHaveLength(1)
  expect(of('.a { color: oklch(0.5 0.1 20); }')).toHaveLength(1)
  expect(of('.a {\n font-size: 0.8rem;\n}')).toEqual(['client/src/a.module.css:2 has a size of type of its own: font-size: 0.8rem'])
  expect(of('.a { font: 500 13px/1.4 serif; }')).toHaveLength(1)
  expect(of('#a { color: var(--text); font-size: var(--text-m); } /* #fff */')).toEqual([])
  expect(rawStyles([{ path: 'client/src/ui/tokens.css', text: ':root { --text: #000; }' }])).toEqual([])
})
