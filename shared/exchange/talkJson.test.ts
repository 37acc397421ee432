import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBoard } from '../commands/index.ts'
import { Board } from '../model/index.ts'
import { addComment, deleteComment, editComment, react, settleThread, Talk, TalkIndex } from '../talk/index.ts'
import { readBoardJson, writeBoardJson } from './boardJson.ts'
import { readTalk, writeTalk } from './talkJson.ts'
import { emptyBoard } from './templates.ts'

const made = (doc: Y.Doc, author: string): Talk => {
  let now = 1_000
  return new Talk(doc, { author, now: () => (now += 10), random: Math.random, person: () => ({ name: author, colour: '#3b5bdb' }) })
}
const value = <T>(result: { ok: true; value: T } | { ok: false; code: string }): T => {
  if (!result.ok) throw new Error(result.code)
  return result.value
}

test('[C13] what is said goes into the file of a board and comes back as it was', () => {
  const doc = new Y.Doc()
  const talk = made(doc, 'anne')
  const first = value(addComment(talk, { card: 'c', text: 'On garde ?', mentions: [['bruno', 'Bruno']], passage: { from: '{}', to: '{}', quote: 'mots' } }))
  const answer = value(addComment(talk, { card: 'c', text: 'oui', answers: first }))
  const gone = value(addComment(talk, { card: 'c', text: 'à oublier' }))
  editComment(talk, { id: answer, text: 'Oui.' })
  deleteComment(talk, { id: gone })
  react(talk, { id: first, sign: '👍' })
  settleThread(talk, { id: first, isDone: true })
  const board = new Board(new Y.Doc(), { author: 'anne', now: () => 1, random: () => 0.5 })
  createBoard(board, { room: 'ROOM00000001', draft: emptyBoard('fr', 'Programme') })
  const text = writeBoardJson(board, {}, readTalk(doc))
  expect(text).not.toContain('oublier')
  const read = readBoardJson(text)
  if (!read.ok) throw new Error(read.code)
  const again = new Y.Doc()
  writeTalk(again, read.talk)
  const story = (of: Y.Doc): unknown => new TalkIndex(made(of, 'x')).threadsOf('c').map(({ first: begin, answers }) => [begin, ...answers].map(({ id, author, time, text: words, mentions, passage, done, editedAt, reactions }) => ({ id, author, time, words, mentions, passage, done, editedAt, reactions })))
  expect(story(again)).toEqual(story(doc))
  expect(story(again)).toHaveLength(1)
  expect(readTalk(again)).toEqual(readTalk(doc))
})

test('[C13] a file without talk is read, and one whose talk is none is refused', () => {
  const board = new Board(new Y.Doc(), { author: 'anne', now: () => 1, random: () => 0.5 })
  createBoard(board, { room: 'ROOM00000001', draft: emptyBoard('fr', 'Programme') })
  const text = writeBoardJson(board)
  expect(text).not.toContain('"talk"')
  expect(readBoardJson(text)).toMatchObject({ ok: true, talk: [] })
  expect(readBoardJson(JSON.stringify({ ...JSON.parse(text), talk: [['id', -1, 'a', {}]] }))).toMatchObject({ ok: false, code: 'not-a-board' })
})
