import { createBoard } from '@trame/shared/commands'
import { emptyBoard } from '@trame/shared/exchange'
import { Board } from '@trame/shared/model'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { roomIn } from './roomIn.ts'

test('[S11] an update that brings a board says which one, before anything of it is applied', () => {
  const doc = new Y.Doc()
  const board = new Board(doc, { author: 'lea', now: () => 1, random: () => 0.5 })
  createBoard(board, { room: 'AutreProgramme1', draft: emptyBoard('fr', 'Autre') })
  expect(roomIn(Y.encodeStateAsUpdate(doc))).toBe('AutreProgramme1')
})

test('[S11] an update without a board, or whose board does not say, is nobody’s', () => {
  expect(roomIn(new Uint8Array([0, 0]))).toBeNull()
  const doc = new Y.Doc()
  doc.getMap('something').set('else', 1)
  expect(roomIn(Y.encodeStateAsUpdate(doc))).toBeNull()
})
