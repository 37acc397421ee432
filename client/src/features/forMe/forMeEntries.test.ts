import { Board } from '@trame/shared/model'
import { addComment, followCard, lookAt, mentionsIn, readSeen, Talk, TalkIndex } from '@trame/shared/talk'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { forMeEntries } from './forMeEntries.ts'

test('[C8] for me is what speaks to me anywhere, and what others say and change where I follow, latest first', () => {
  let now = 100
  const clock = (): number => (now += 10)
  const texts = new Y.Doc()
  const made = (author: string): Talk => new Talk(texts, { author, now: clock, random: Math.random, person: () => null })
  const [anne, bruno] = [made('anne'), made('bruno')]
  const index = new TalkIndex(anne)
  const docs = [new Y.Doc(), new Y.Doc()]
  const [mine, theirs] = docs.map((doc, i) => new Board(doc, { author: ['anne', 'bruno'][i]!, now: clock, random: Math.random })) as [Board, Board]
  mine.note([['c', { kind: 'card', title: 'C' }], ['d', { kind: 'card', title: 'D' }]])
  Y.applyUpdate(docs[1]!, Y.encodeStateAsUpdate(docs[0]!))
  const people = [{ author: 'anne', name: 'Anne' }]
  const say = (by: Talk, card: string, text: string, answers?: string): string => {
    const said = addComment(by, { card, text, answers, mentions: mentionsIn(text, people) })
    return said.ok ? said.value : ''
  }
  const first = say(anne, 'c', 'À voir')
  say(bruno, 'c', 'Vu', first)
  say(bruno, 'd', 'sans moi')
  say(bruno, 'd', 'Et toi, @Anne ?')
  theirs.change({ command: 'x' }, [['c', { priority: '1' }]])
  theirs.change({ command: 'x' }, [['c', { title: 'C bis' }], ['d', { priority: '2' }]])
  Y.applyUpdate(docs[0]!, Y.encodeStateAsUpdate(docs[1]!))
  let seen = readSeen(null, 0)
  const entries = (): unknown[] => forMeEntries({ talk: anne, index, board: mine, reader: { author: 'anne', name: 'Anne' }, seen }).map(({ kind, card, isUnread }) => [kind, card, isUnread])
  expect(entries()).toEqual([['changes', 'c', true], ['mention', 'd', true], ['answer', 'c', true]])
  expect(forMeEntries({ talk: anne, index, board: mine, reader: { author: 'anne', name: 'Anne' }, seen })[0]).toMatchObject({ author: 'bruno', fields: ['title', 'priority'] })
  seen = lookAt(seen, 'c', { threads: index.threadsOf('c'), changes: mine.facts.history('c') })
  expect(entries()).toEqual([['mention', 'd', true], ['answer', 'c', false]])
  followCard(anne, { card: 'd', isFollowing: true })
  expect(entries()).toEqual([['changes', 'd', true], ['mention', 'd', true], ['said', 'd', true], ['answer', 'c', false]])
})
