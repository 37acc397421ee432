import { expect, test, vi } from 'vitest'
import { openReport } from './report.ts'

test('[T54] a bench fails by a limit that is not kept and by a figure that is none', () => {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {})
  const report = openReport('model')
  report.limit({ name: 'load, times faster', value: 2, unit: '×', atLeast: 2 })
  report.limit({ name: 'stall', value: 50, unit: ' ms', atMost: 50 })
  expect(report.broken()).toEqual([])
  report.limit({ name: 'load, times faster', value: 1.94, unit: '×', atLeast: 2 })
  report.limit({ name: 'stall', value: NaN, unit: ' ms', atMost: 50 })
  expect(report.broken()).toEqual(['model: load, times faster is 1.94×, and should be at least 2×', 'model: stall is NaN ms, and should be at most 50 ms'])
  print.mockRestore()
})
