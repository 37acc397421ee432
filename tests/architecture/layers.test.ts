import { expect, test } from 'vitest'
import { cyclesIn } from './cycles.ts'
import { layerFaults, layerOf } from './layers.ts'
import { codeOf, readSources } from './sources.ts'

const code = codeOf(readSources('.ts', '.tsx'))

test('the guards see the house', () => {
  const layers = new Set(code.map(({ path }) => layerOf(path)))
  for (const layer of [
    'shared/model',
    'shared/commands',
    'shared/queries',
    'shared/protocol',
    'client/session',
    'client/app',
    'server/relay',
    'server/app',
  ])
    expect(layers, `no file found in ${layer}`).toContain(layer)
})

test('nothing points up', () => {
  expect(layerFaults(code)).toEqual([])
})

test('no import goes round in a circle', () => {
  expect(cyclesIn(code)).toEqual([])
})

test('the guard of layers bites', () => {
  const faults = (path: string, text: string) => layerFaults([{ path, text }])
  expect(faults('server/relay/room.ts', `import { Board } from '@trame/shared/model'`)).toEqual([
    'server/relay/room.ts:1 server/relay may not import shared/model: the relay sees rooms, bytes, rights and acknowledgements, never boards',
  ])
  expect(faults('client/src/features/tree/row.tsx', `import { Card } from '../kanban/card.tsx'`)).toHaveLength(1)
  expect(faults('client/src/features/tree/row.tsx', `import type { Card } from '../kanban/card.tsx'`)).toHaveLength(1)
  expect(faults('client/src/features/tree/row.tsx', `export * from '../../session/index.ts'`)).toEqual([])
  expect(faults('client/src/ui/button.tsx', `const board = await import('@trame/shared/model')`)).toHaveLength(1)
  expect(faults('client/src/app/main.tsx', `import '../../../shared/model/index.ts'`)).toEqual([
    'client/src/app/main.tsx:1 ../../../shared/model/index.ts leaves the package: write @trame/shared/<layer>',
  ])
  expect(faults('shared/model/tree.ts', `import { readFile } from 'node:fs'`)).toHaveLength(1)
  expect(
    faults('client/src/features/tree/row.tsx', `import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'`),
  ).toHaveLength(1)
  expect(faults('server/newcomer/index.ts', `import * as Y from 'yjs'`)).toHaveLength(1)
  expect(faults('client/src/features/tree/row.tsx', `import styles from './row.module.css'`)).toEqual([])
})

test('the guard of circles bites', () => {
  const circle = cyclesIn([
    { path: 'shared/model/a.ts', text: `import './b.ts'` },
    { path: 'shared/model/b.ts', text: `export { c } from './c.ts'` },
    { path: 'shared/model/c.ts', text: `import type { A } from './a.ts'` },
    { path: 'shared/model/d.ts', text: `import './a.ts'` },
  ])
  expect(circle).toEqual(['shared/model/a.ts → shared/model/b.ts → shared/model/c.ts → shared/model/a.ts'])
})
