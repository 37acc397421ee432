import { expect, test } from 'vitest'
import { progressOn } from './progress.ts'

test('[X20] a terminal shows the phase on one line and is clean afterwards; a file or a pipe gets nothing', () => {
  const written = (isTTY: boolean): string => {
    let all = ''
    const progress = progressOn({ isTTY, write: text => (all += text) })
    progress.phase('Lecture')
    progress.phase('Écriture')
    progress.end()
    progress.end()
    return all
  }
  expect(written(true)).toBe('\r\u001B[KLecture\r\u001B[KÉcriture\r\u001B[K')
  expect(written(false)).toBe('')
})
