import { expect, test } from 'vitest'
import { isKey, KEYS } from './keys.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

test('a key is itself with just the keys that are held with it', () => {
  expect(isKey(press('z', { ctrlKey: true }), 'undo')).toBe(true)
  expect(isKey(press('z', { metaKey: true }), 'undo')).toBe(true)
  expect(isKey(press('Z', { ctrlKey: true, shiftKey: true }), 'undo')).toBe(false)
  expect(isKey(press('Z', { ctrlKey: true, shiftKey: true }), 'redo')).toBe(true)
  expect(isKey(press('z'), 'undo')).toBe(false)
  expect(isKey(press(' ', { ctrlKey: true }), 'pick')).toBe(true)
  expect(isKey(press('ArrowRight', { altKey: true }), 'indent')).toBe(false)
})

test('a sign is itself wherever the keyboard has it', () => {
  expect(isKey(press('?', { shiftKey: true }), 'sheet')).toBe(true)
  expect(isKey(press('?'), 'sheet')).toBe(true)
  expect(isKey(press('/', { shiftKey: true }), 'search')).toBe(true)
})

test('what is typed into a text is no key of the board', () => {
  for (const [name, combinations] of Object.entries(KEYS)) for (const combination of combinations) expect(combination, name).not.toMatch(/^[A-Za-z0-9]$/)
})
