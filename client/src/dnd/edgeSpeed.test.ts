import { describe, expect, test } from 'vitest'
import { easedIn, edgeSpeed } from './edgeSpeed.ts'

const box = { left: 100, right: 500, top: 0, bottom: 1_000 }

describe('[T55] what scrolls while something is dragged', () => {
  test('nothing in the middle, and nothing outside', () => {
    expect(edgeSpeed(box, { x: 300, y: 500 }, 'all')).toEqual({ x: 0, y: 0 })
    expect(edgeSpeed(box, { x: 99, y: 5 }, 'all')).toEqual({ x: 0, y: 0 })
    expect(edgeSpeed(box, { x: 300, y: 1_001 }, 'all')).toEqual({ x: 0, y: 0 })
  })

  test('towards the edge that is near, faster the nearer', () => {
    const speeds = [159, 100, 50, 0].map(y => edgeSpeed(box, { x: 300, y }, 'all').y)
    expect(speeds.every(speed => speed < 0)).toBe(true)
    expect(speeds).toEqual(speeds.toSorted((a, b) => b - a))
    expect(speeds.at(-1)).toBe(-900)
    expect(edgeSpeed(box, { x: 300, y: 990 }, 'all').y).toBeGreaterThan(700)
    expect(edgeSpeed(box, { x: 500, y: 500 }, 'all')).toEqual({ x: 900, y: 0 })
  })

  test('only along its axis', () => {
    expect(edgeSpeed(box, { x: 110, y: 10 }, 'vertical').x).toBe(0)
    expect(edgeSpeed(box, { x: 110, y: 10 }, 'horizontal').y).toBe(0)
  })

  test('a small box has a small edge, and a middle', () => {
    expect(edgeSpeed({ left: 0, right: 80, top: 0, bottom: 80 }, { x: 40, y: 40 }, 'all')).toEqual({ x: 0, y: 0 })
  })

  test('slowly at first', () => {
    expect([0, 175, 350, 9_000].map(easedIn)).toEqual([0, 0.5, 1, 1])
  })
})
