import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './sources.ts'

/** Two copies of one of these keep install, types and build green and break sync or hooks at run time. */
const SINGLE = ['yjs', 'lib0', 'y-protocols', 'react', 'react-dom']

/** The versions of a package among the `packages:` of a pnpm lockfile. */
function versionsOf(name: string, lockfile: string): string[] {
  const pattern = new RegExp(`^  '?${name}@([0-9][^:('"]*)'?:$`, 'gm')
  return [...new Set([...lockfile.matchAll(pattern)].map(match => match[1]!))]
}

test.each(SINGLE)('there is one %s in the lockfile', name => {
  expect(versionsOf(name, readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8'))).toHaveLength(1)
})

test('the guard of the lockfile bites', () => {
  const lockfile = `packages:\n\n  yjs@13.6.33:\n    resolution: {}\n\n  yjs@13.6.20:\n    resolution: {}\n\n  y-indexeddb@9.0.12(yjs@13.6.33):\n`
  expect(versionsOf('yjs', lockfile)).toEqual(['13.6.33', '13.6.20'])
  expect(versionsOf('react', lockfile)).toEqual([])
})
