import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flow, type FlowBlock } from './flow.ts'

const head = (project: number, height = 10): FlowBlock => ({ project, height, isHead: true, keepsNext: true })
const text = (project: number, height = 10, keepsNext = false): FlowBlock => ({ project, height, isHead: false, keepsNext })

test('[T41][X24] projects fill column after column; a text that goes on is announced, and a head is never left alone', () => {
  const blocks = [head(0), text(0), text(0), head(1), text(1, 20)]
  expect(flow(blocks, { rooms: [25, 45], gap: 5, continuedHeights: [6, 6] })).toEqual([
    { from: 0, to: 1, continued: null },
    { from: 2, to: 2, continued: 0 },
    { from: 3, to: 4, continued: null },
  ])
})

test('[T41][X24] whatever the projects: each block stands once, in order, and no column is fuller than it may be', () => {
  const projects = fc.array(fc.record({ head: fc.integer({ min: 5, max: 40 }), texts: fc.array(fc.record({ height: fc.integer({ min: 2, max: 60 }), isHeading: fc.boolean() }), { maxLength: 8 }) }), { minLength: 1, maxLength: 20 })
  fc.assert(fc.property(projects, all => {
    const blocks = all.flatMap(({ head: height, texts }, project) => [head(project, height), ...texts.map(({ height: high, isHeading }) => text(project, high, isHeading))])
    const rooms = [70, 80]
    const columns = flow(blocks, { rooms, gap: 4, continuedHeights: all.map(() => 7) })
    expect(columns.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i))).toEqual(blocks.map((_, i) => i))
    columns.forEach(({ from, to, continued }, column) => {
      const inside = blocks.slice(from, to + 1)
      const heights = inside.reduce((sum, { height, isHead }, i) => sum + height + (isHead && i > 0 ? 4 : 0), continued === null ? 0 : 7)
      if (inside.length > 1) expect(heights).toBeLessThanOrEqual(rooms[Math.min(column, 1)]!)
      expect(continued).toBe(inside[0]!.isHead ? null : inside[0]!.project)
    })
  }))
})
