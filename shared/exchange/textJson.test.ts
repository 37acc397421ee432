import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBoard } from '../commands/index.ts'
import { Board, textOf } from '../model/index.ts'
import { readBoardJson, writeBoardJson } from './boardJson.ts'
import { emptyBoard } from './templates.ts'
import { readTexts, writeTexts, type BoardTexts } from './textJson.ts'

const TEXTS: BoardTexts = {
  carteA: [
    { type: 'heading', attrs: { level: 2 }, content: [{ text: 'Objectifs' }] },
    { type: 'paragraph', content: [{ text: 'avec ' }, { text: 'un lien', marks: { link: { href: 'https://trame.example' } } }, { type: 'hardBreak' }, { text: 'dessous' }] },
    { type: 'futureTable', attrs: { width: '80' }, content: [{ type: 'futureCell', content: [{ type: 'paragraph' }] }] },
  ],
  carteB: [{ type: 'paragraph', content: [{ text: 'autre' }] }],
}

function board(): Board {
  const made = new Board(new Y.Doc(), { author: 'anne', now: () => 1, random: () => 0.5 })
  createBoard(made, { room: 'ROOM00000001', draft: emptyBoard('fr', 'Programme') })
  return made
}

test('[W6] texts go into the file of a board and come back as they were, with what this version does not know', () => {
  const doc = new Y.Doc()
  writeTexts(doc, TEXTS)
  const read = readBoardJson(writeBoardJson(board(), readTexts(doc)))
  expect(read).toMatchObject({ ok: true, texts: TEXTS })
  const again = new Y.Doc()
  writeTexts(again, TEXTS)
  expect(readTexts(again)).toEqual(TEXTS)
  expect(textOf(again, 'carteA').toJSON()).toBe(textOf(doc, 'carteA').toJSON())
})

test('[W6] a board without texts is written as before, and a file without them is read', () => {
  expect(writeBoardJson(board())).not.toContain('"texts"')
  expect(readBoardJson(writeBoardJson(board()))).toMatchObject({ ok: true, texts: {} })
})

test.each([
  ['a text that is no list', { carte: 'x' }],
  ['a node without a name', { carte: [{ type: '' }] }],
  ['words that are none', { carte: [{ type: 'paragraph', content: [{ text: 7 }] }] }],
  ['a node nested without end', { carte: [Array.from({ length: 200 }).reduce<object>(inner => ({ type: 'blockquote', content: [inner] }), { type: 'paragraph' })] }],
])('[W6] %s is refused, and the place named', (_what, texts) => {
  const file = JSON.stringify({ ...(JSON.parse(writeBoardJson(board())) as object), texts })
  expect(readBoardJson(file)).toMatchObject({ ok: false, code: 'not-a-board' })
})
