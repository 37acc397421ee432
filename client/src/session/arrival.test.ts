import { createBoard } from '@trame/shared/commands'
import { emptyBoard } from '@trame/shared/exchange'
import { Board } from '@trame/shared/model'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readArrival } from './arrival.ts'

function boardBytes(room: string): Uint8Array {
  const doc = new Y.Doc()
  createBoard(new Board(doc, { author: 'lea', now: () => 1, random: () => 0.5 }), { room, draft: emptyBoard('fr', 'Autre') })
  return Y.encodeStateAsUpdate(doc)
}

test('[S11] an update that brings a board says which one, before anything of it is applied', () => {
  expect(readArrival(boardBytes('AutreProgramme1'))).toEqual({ kind: 'update', room: 'AutreProgramme1' })
})

test('[S11] an update without a board, or whose board does not say, is nobody’s', () => {
  expect(readArrival(new Uint8Array([0, 0]))).toEqual({ kind: 'update', room: null })
  const doc = new Y.Doc()
  doc.getMap('something').set('else', 1)
  expect(readArrival(Y.encodeStateAsUpdate(doc))).toEqual({ kind: 'update', room: null })
})

test('[S17] bytes that are no update, or only a part of one, are told apart', () => {
  const whole = boardBytes('Programme00001')
  expect(readArrival(new Uint8Array())).toEqual({ kind: 'unreadable' })
  for (const length of [1, 10, whole.length >> 1, whole.length - 1]) expect(readArrival(whole.slice(0, length)), `${length} bytes`).toEqual({ kind: 'unreadable' })
})
