import { expect, test } from 'vitest'
import { boardOf, value } from '../../tests/boards.ts'
import { hashOf, shownTypeOf } from '../model/index.ts'
import { addAttachment, removeAttachment } from './index.ts'

const HASH = 'a'.repeat(64)

test('[F1] a file or a link is put beside a card, taken away, and each is one step of undo', () => {
  const board = boardOf('g\n  - a')
  const id = value(addAttachment(board, { card: 'a', title: ' plan\n.png ', hash: HASH, size: 12 }))
  expect([board.title(id), board.field(id, 'hash'), board.field(id, 'card')]).toEqual(['plan .png', HASH, 'a'])
  board.undo()
  expect(board.isArchived(id)).toBe(true)
  board.redo()
  expect(board.isArchived(id)).toBe(false)
  value(removeAttachment(board, { id }))
  value(removeAttachment(board, { id }))
  expect(board.isArchived(id)).toBe(true)
  board.undo()
  expect(board.isArchived(id)).toBe(false)
  expect(board.title(value(addAttachment(board, { card: 'a', title: '', url: 'https://trame.example/a' })))).toBe('https://trame.example/a')
})

test('[F1] what acts, what is too large, and what belongs to no card is refused', () => {
  const board = boardOf('g\n  - a')
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'https://trame.example/a b', 'file:///etc/passwd', 'JAVASCRIPT:1', '//trame.example']) expect(addAttachment(board, { card: 'a', title: '', url }), url).toEqual({ ok: false, code: 'not-a-link' })
  expect(addAttachment(board, { card: 'a', title: '', hash: '../etc', size: 1 })).toEqual({ ok: false, code: 'not-a-link' })
  expect(addAttachment(board, { card: 'a', title: '', hash: HASH, size: 10 * 2 ** 20 + 1 })).toEqual({ ok: false, code: 'file-too-large' })
  expect(addAttachment(board, { card: 'g', title: '', hash: HASH, size: 1 })).toEqual({ ok: false, code: 'unknown-node' })
  expect(removeAttachment(board, { id: 'a' })).toEqual({ ok: false, code: 'unknown-node' })
})

test('[F3] a file is what its first bytes say', () => {
  const bytes = (...head: (number | string)[]): Uint8Array => new Uint8Array(head.flatMap(part => (typeof part === 'string' ? [...part].map(sign => sign.charCodeAt(0)) : [part])))
  expect(shownTypeOf(bytes(0x89, 'PNG', 0x0d, 0x0a, 0x1a, 0x0a, '…'))).toBe('image/png')
  expect(shownTypeOf(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg')
  expect(shownTypeOf(bytes('GIF89a'))).toBe('image/gif')
  expect(shownTypeOf(bytes('RIFF', 0, 0, 0, 0, 'WEBPVP8 '))).toBe('image/webp')
  expect(shownTypeOf(bytes('%PDF-1.7'))).toBe('application/pdf')
  for (const other of ['<html>', '<svg onload=x>', 'PNG', '', 'GIF90a', 'RIFF0000WAVE']) expect(shownTypeOf(bytes(other)), other).toBeNull()
  expect(hashOf(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})
