import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findLeftEdits, leaveEdits } from './leftEdits.ts'

/** As a browser's: what is stored are own keys. */
class FakeStorage {
  setItem(key: string, value: string): void {
    Object.assign(this, { [key]: value })
  }
  getItem(key: string): string | null {
    return (this as unknown as Record<string, string>)[key] ?? null
  }
  removeItem(key: string): void {
    delete (this as unknown as Record<string, string>)[key]
  }
}

beforeEach(() => vi.stubGlobal('localStorage', new FakeStorage()))
afterEach(() => vi.unstubAllGlobals())

test('[S18] what a page left is found by the next one of the same board, until it is forgotten', () => {
  expect(leaveEdits('Programme1', 'tab1', { bytes: Uint8Array.of(0, 1, 255), edits: 2, epoch: 3 })).toBe(true)
  leaveEdits('Programme10', 'tab1', { bytes: Uint8Array.of(9), edits: 1, epoch: 0 })
  const found = findLeftEdits('Programme1')
  expect(found.map(({ left }) => left)).toEqual([{ bytes: Uint8Array.of(0, 1, 255), edits: 2, epoch: 3 }])
  found[0]!.forget()
  expect(findLeftEdits('Programme1')).toEqual([])
  expect(findLeftEdits('Programme10')).toHaveLength(1)
})

test('[W5] what was left of a board’s texts is not taken for edits of the board', () => {
  leaveEdits('Programme1.texts', 'tab1', { bytes: Uint8Array.of(4), edits: 1, epoch: 0 })
  expect(findLeftEdits('Programme1')).toEqual([])
  expect(findLeftEdits('Programme1.texts')).toHaveLength(1)
})

test('[S18] an entry that was cut short or is not ours is left alone', () => {
  localStorage.setItem('trame.left.Programme1.tab1', '{"bytes":"AAE')
  localStorage.setItem('trame.left.Programme1.tab2', 'null')
  expect(findLeftEdits('Programme1')).toEqual([])
})

test('[S18] a browser that refuses storage is told apart', () => {
  vi.stubGlobal('localStorage', undefined)
  expect(leaveEdits('Programme1', 'tab1', { bytes: Uint8Array.of(1), edits: 1, epoch: 0 })).toBe(false)
  expect(findLeftEdits('Programme1')).toEqual([])
})
