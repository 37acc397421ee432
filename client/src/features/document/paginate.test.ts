import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paginate, type Measured } from './paginate.ts'

const block = (row: number, rows: number, height: number) => ({ row, rows, column: 0, columns: 1, height })

test('[T41][X23] whole rows fill page after page; a block that goes on is printed again and marked', () => {
  const pages = paginate({ rows: [10, 10, 10, 10, 10], blocks: [block(0, 5, 15)], firstPage: 25, otherPages: 30 })
  expect(pages.map(({ from, to }) => [from, to])).toEqual([[0, 1], [2, 4]])
  expect(pages.map(({ pieces }) => pieces.map(({ from, to, isContinued }) => [from, to, isContinued]))).toEqual([[[0, 1, false]], [[2, 4, true]]])
})

test('[T41] rows beside a long label are made high enough for it', () => {
  const [page] = paginate({ rows: [10, 10, 10], blocks: [block(0, 2, 50), block(2, 1, 30)], firstPage: 200, otherPages: 200 })
  expect(page!.heights).toEqual([10, 40, 30])
})

test('[T41] a row that is higher than a page has a page to itself, and nothing is lost', () => {
  expect(paginate({ rows: [10, 500, 10], blocks: [], firstPage: 100, otherPages: 100 }).map(({ from, to }) => [from, to])).toEqual([[0, 0], [1, 1], [2, 2]])
})

test('[T41] whatever the rows: each is on exactly one page, in order, and no page is fuller than it may be', () => {
  const rows = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 })
  const measured = rows.chain(heights => fc.record({
    rows: fc.constant(heights),
    blocks: fc.array(fc.record({ row: fc.nat(heights.length - 1), size: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 60 }) }), { maxLength: 6 }).map(all => all.map(({ row, size, height }) => block(row, Math.min(size, heights.length - row), height))),
    firstPage: fc.integer({ min: 60, max: 120 }),
    otherPages: fc.integer({ min: 60, max: 150 }),
  })) satisfies fc.Arbitrary<Measured>
  fc.assert(fc.property(measured, input => {
    const pages = paginate(input)
    expect(pages.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i))).toEqual(input.rows.map((_, i) => i))
    pages.forEach(({ heights }, i) => {
      const total = heights.reduce((all, height) => all + height, 0)
      if (heights.length > 1) expect(total).toBeLessThanOrEqual(i === 0 ? input.firstPage : input.otherPages)
    })
  }))
})
