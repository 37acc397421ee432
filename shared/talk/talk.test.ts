import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Board } from '../model/index.ts'
import { addComment, deleteComment, editComment, followCard, isFollowing, isUnread, lookAt, mentionsIn, react, readSeen, settleThread, Talk, TalkIndex, unseenChanges, writeSeen, type Seen } from './index.ts'

type Desk = { doc: Y.Doc; talk: Talk; index: TalkIndex; clock: { now: number } }

function desk(author: string, client: number, now = 1_000): Desk {
  const doc = new Y.Doc()
  doc.clientID = client
  const clock = { now }
  let dice = client
  const random = (): number => (dice = (dice * 16_807) % 2_147_483_647) / 2_147_483_647
  const talk = new Talk(doc, { author, now: () => clock.now, random, person: () => ({ name: author.toUpperCase(), colour: '#3b5bdb' }) })
  return { doc, talk, index: new TalkIndex(talk), clock }
}
function meet(a: Desk, b: Desk): void {
  const [forB, forA] = [Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)), Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc))]
  Y.applyUpdate(b.doc, forB)
  Y.applyUpdate(a.doc, forA)
}
const say = ({ talk, clock }: Desk, card: string, text: string, answers?: string): string => {
  clock.now += 10
  const said = addComment(talk, { card, text, answers })
  if (!said.ok) throw new Error(said.code)
  return said.value
}
const heard = ({ index }: Desk, card = 'c'): string[][] => index.threadsOf(card).map(({ first, answers }) => [first, ...answers].map(({ text, isGone }) => (isGone ? '×' : text)))

test('[C1][C2] what people say while apart stands in one order everywhere, answers in the thread they answer', () => {
  const [anne, bruno] = [desk('anne', 1), desk('bruno', 2)]
  const first = say(anne, 'c', 'On garde le budget ?')
  meet(anne, bruno)
  const answer = say(bruno, 'c', 'Oui.', first)
  say(anne, 'c', 'Je vérifie.', first)
  say(bruno, 'c', 'Autre chose : le titre.')
  say(anne, 'd', 'Ailleurs.')
  meet(anne, bruno)
  say(anne, 'c', 'D’accord.', answer)
  meet(anne, bruno)
  const expected = [['On garde le budget ?', 'Oui.', 'Je vérifie.', 'D’accord.'], ['Autre chose : le titre.']]
  // Both wrote at 1020: the smaller id goes first, on every device the same.
  expect(heard(anne).map(thread => thread.toSorted())).toEqual(expected.map(thread => thread.toSorted()))
  expect(heard(bruno)).toEqual(heard(anne))
  expect(heard(bruno, 'd')).toEqual([['Ailleurs.']])
  expect(bruno.index.people().map(({ author, name }) => `${author} ${name}`).toSorted()).toEqual(['anne ANNE', 'bruno BRUNO'])
})

test('[C3] what I said is changed by me alone, also against a hand-made entry', () => {
  const [anne, bruno] = [desk('anne', 1), desk('bruno', 2)]
  const id = say(anne, 'c', 'Huit mille euros')
  meet(anne, bruno)
  expect(editComment(bruno.talk, { id, text: 'rien' })).toEqual({ ok: false, code: 'not-my-comment' })
  expect(deleteComment(bruno.talk, { id })).toEqual({ ok: false, code: 'not-my-comment' })
  bruno.doc.getArray('log2').push([[id, 9_000, 'bruno', { said: ['rien', []] }]])
  meet(anne, bruno)
  expect(heard(anne)).toEqual([['Huit mille euros']])
  expect(editComment(anne.talk, { id, text: ' Neuf mille euros ' })).toEqual({ ok: true, value: undefined })
  meet(anne, bruno)
  expect(heard(bruno)).toEqual([['Neuf mille euros']])
  expect(bruno.talk.comment(id)?.editedAt).not.toBeNull()
  expect(editComment(anne.talk, { id, text: '  ' })).toEqual({ ok: false, code: 'empty-comment' })
  expect(addComment(anne.talk, { card: 'c', text: 'x'.repeat(10_001) })).toEqual({ ok: false, code: 'long-comment' })
  expect(addComment(anne.talk, { card: 'd', text: 'oui', answers: id })).toEqual({ ok: false, code: 'unknown-comment' })
})

test('[C4] what was taken away leaves the document, and a trace only while it has answers', () => {
  const [anne, bruno] = [desk('anne', 1), desk('bruno', 2)]
  const first = say(anne, 'c', 'secret de polichinelle')
  const alone = say(anne, 'c', 'seul')
  meet(anne, bruno)
  const answer = say(bruno, 'c', 'vu', first)
  deleteComment(anne.talk, { id: first })
  deleteComment(anne.talk, { id: alone })
  meet(anne, bruno)
  expect(heard(bruno)).toEqual([['×', 'vu']])
  expect(Buffer.from(Y.encodeStateAsUpdate(bruno.doc)).includes('polichinelle')).toBe(false)
  deleteComment(bruno.talk, { id: answer })
  expect(heard(bruno)).toEqual([])
  // Said again, it is there again.
  editComment(anne.talk, { id: first, text: 'finalement' })
  expect(heard(anne)).toEqual([['finalement', 'vu']])
})

test('[C5][C6] a thread is settled by anybody and opened again; each person gives a sign once', () => {
  const [anne, bruno] = [desk('anne', 1), desk('bruno', 2)]
  const id = say(anne, 'c', 'À trancher')
  meet(anne, bruno)
  settleThread(bruno.talk, { id, isDone: true })
  react(bruno.talk, { id, sign: '👍' })
  react(anne.talk, { id, sign: '👍' })
  // On somebody else's behalf it does not count.
  bruno.doc.getArray('log2').push([[`react:${id}:anne:👎`, 9_000, 'bruno', { kind: 'reaction', isOn: true }]])
  meet(anne, bruno)
  expect(anne.index.threadsOf('c')[0]?.first).toMatchObject({ done: { author: 'bruno' }, reactions: [{ sign: '👍', authors: ['anne', 'bruno'] }] })
  react(anne.talk, { id, sign: '👍' })
  settleThread(anne.talk, { id, isDone: false })
  meet(anne, bruno)
  expect(bruno.index.threadsOf('c')[0]?.first).toMatchObject({ done: null, reactions: [{ sign: '👍', authors: ['bruno'] }] })
})

test('[C7] what arrives late is new to who has not seen it, whatever hour it was written at', () => {
  const [anne, bruno] = [desk('anne', 1, 5_000), desk('bruno', 2, 5_000)]
  const me = { author: 'anne', name: 'Anne' }
  let seen: Seen = readSeen(null, 1_000)
  say(bruno, 'c', 'écrit tôt, hors ligne')
  say(anne, 'c', 'la mienne')
  seen = lookAt(seen, 'c', { threads: anne.index.threadsOf('c'), changes: [] })
  meet(anne, bruno)
  const unread = (): string[] => anne.index.commentsOf('c').filter(comment => isUnread(comment, me, seen)).map(({ text }) => text)
  expect(unread()).toEqual(['écrit tôt, hors ligne'])
  seen = readSeen(writeSeen(lookAt(seen, 'c', { threads: anne.index.threadsOf('c'), changes: [] })), 0)
  expect(unread()).toEqual([])
  expect(lookAt(seen, 'c', { threads: anne.index.threadsOf('c'), changes: [] })).toBe(seen)

  // What was said before this device knew the board is not new to it, unless it speaks to its person.
  const newcomer = readSeen(null, 10_000)
  addComment(bruno.talk, { card: 'c', text: '@Anne ?', mentions: [['anne-au-bureau', 'ANNE']] })
  meet(anne, bruno)
  expect(anne.index.commentsOf('c').filter(comment => isUnread(comment, me, newcomer)).map(({ text }) => text)).toEqual(['@Anne ?'])
  expect(readSeen('{"since":', 7)).toEqual({ since: 7, cards: {} })
})

test('[C8] I follow what I spoke on, what I am in charge of, and what I chose to', () => {
  const anne = desk('anne', 1)
  const board = new Board(new Y.Doc(), { author: 'bruno', now: () => 2_000, random: Math.random })
  board.note([['f', { kind: 'field', type: 'person', title: 'Référente' }], ['c', { kind: 'card', title: 'C' }], ['d', { kind: 'card', title: 'D', f: 'anne' }], ['e', { kind: 'card', title: 'E' }]])
  const reader = { author: 'anne', name: 'Anne' }
  const follows = (card: string): boolean => isFollowing({ talk: anne.talk, index: anne.index, board, card, reader })
  expect(['c', 'd', 'e'].map(follows)).toEqual([false, true, false])
  say(anne, 'c', 'un mot')
  followCard(anne.talk, { card: 'e', isFollowing: true })
  followCard(anne.talk, { card: 'd', isFollowing: false })
  expect(['c', 'd', 'e'].map(follows)).toEqual([true, false, true])
  // What others change on it is new until it was looked at.
  const seen = readSeen(null, 0)
  expect(unseenChanges(board, 'c', reader, seen)).toHaveLength(1)
  expect(unseenChanges(board, 'c', reader, lookAt(seen, 'c', { threads: [], changes: board.facts.history('c') }))).toEqual([])
})

test('[C9] a name is spoken to where an @ stands before the whole of it', () => {
  const people = [{ author: 'a', name: 'Anne' }, { author: 'b', name: 'Anne Martin' }, { author: 'c', name: 'Bruno' }, { author: 'c2', name: 'Bruno' }]
  expect(mentionsIn('@Anne Martin et @Bruno, voyez anne@Anne.fr', people)).toEqual([['b', 'Anne Martin'], ['c', 'Bruno'], ['c2', 'Bruno']])
  expect(mentionsIn('@Annette', people)).toEqual([])
  expect(mentionsIn('(@Anne)', people)).toEqual([['a', 'Anne']])
})

test('[C10] what no program of ours writes is kept and stops nobody', () => {
  const anne = desk('anne', 1)
  anne.doc.getArray('log5').push([
    ['x', 1, 'z', { kind: 'comment', card: 7 }],
    ['y', 2, 'z', { kind: 'comment', card: 'c', answers: 'z', said: ['je réponds à z', 'personne'] }],
    ['z', 3, 'z', { kind: 'comment', card: 'c', answers: 'y', said: ['et moi à y', [['a'], 4]] }],
    ['o', 4, 'z', { kind: 'comment', card: 'c', answers: 'absent', passage: ['', 1], said: ['orphelin', []] }],
    ['react:', 5, 'z', { isOn: true }],
    ['v', 6, 'z', { kind: 'vote', card: 'c' }],
  ])
  expect(heard(anne)).toEqual([['je réponds à z', 'et moi à y'], ['orphelin']])
  expect(anne.index.threadsOf('c')[1]?.first.passage).toBeNull()
})
