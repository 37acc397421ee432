import { expect, test } from 'vitest'
import { KEYS } from '../../client/src/board/keys.ts'
import { codeOf, readSources } from './sources.ts'

/** What the browser or a list of rows does under these keys, or what stands for several of the others. */
const BY_OTHERS = new Set(['walk', 'openClose', 'walkCards', 'carry', 'cancel', 'pickMore', 'extendCells', 'copy', 'copyTable', 'paste'])

test('every key that is told of is asked for by a handler', () => {
  const asked = new Set(codeOf(readSources('.ts', '.tsx')).flatMap(({ text }) => [...text.matchAll(/isKey\(event, '(\w+)'\)/g)].map(([, name]) => name!)))
  expect(Object.keys(KEYS).filter(name => !asked.has(name) && !BY_OTHERS.has(name))).toEqual([])
})
