import { expect, test } from 'vitest'
import { rangeOf, stepTo } from './cellRange.ts'

const SIZE = { rows: 75, columns: 9, page: 10 }
const at = { row: 20, column: 3 }

test('[T7] arrows, Home, End and pages walk over cells and stop at the edges', () => {
  expect(stepTo(at, 'ArrowDown', false, SIZE)).toEqual({ row: 21, column: 3 })
  expect(stepTo(at, 'ArrowUp', true, SIZE)).toEqual({ row: 0, column: 3 })
  expect(stepTo(at, 'ArrowRight', true, SIZE)).toEqual({ row: 20, column: 8 })
  expect(stepTo(at, 'Home', false, SIZE)).toEqual({ row: 20, column: 0 })
  expect(stepTo(at, 'End', true, SIZE)).toEqual({ row: 74, column: 8 })
  expect(stepTo(at, 'PageDown', false, SIZE)).toEqual({ row: 30, column: 3 })
  expect(stepTo({ row: 0, column: 0 }, 'ArrowLeft', false, SIZE)).toEqual({ row: 0, column: 0 })
  expect(stepTo({ row: 70, column: 8 }, 'PageDown', false, SIZE)).toEqual({ row: 74, column: 8 })
  expect(stepTo(at, 'a', false, SIZE)).toBeNull()
})

test('[T7] a range is the same from whichever corner it was begun', () => {
  const box = { top: 2, bottom: 5, left: 1, right: 4 }
  expect(rangeOf({ anchor: { row: 5, column: 1 }, head: { row: 2, column: 4 } })).toEqual(box)
  expect(rangeOf({ anchor: { row: 2, column: 4 }, head: { row: 5, column: 1 } })).toEqual(box)
})
