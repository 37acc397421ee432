import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addComment, deleteComment, editComment, react, settleThread, Talk, TalkIndex } from './index.ts'

const KINDS = ['say', 'say', 'answer', 'answer', 'edit', 'delete', 'react', 'settle', 'meet'] as const
const step = fc.record({ who: fc.nat(2), what: fc.nat(1_000), kind: fc.constantFrom(...KINDS) })
const CARDS = ['c', 'd']

test('[C1, C2, C3, C4] three people who talk while apart read the same once they have met; what nobody took away is there', () => {
  const counts: Record<string, number> = {}
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), steps => {
      const desks = ['anne', 'bruno', 'chloe'].map((author, i) => {
        const doc = new Y.Doc()
        doc.clientID = i + 1
        // One of them has a clock that is hours off.
        const talk = new Talk(doc, { author, now: () => now - (i === 2 ? 40 : 0), random: () => dice(), person: () => null })
        return { doc, talk, index: new TalkIndex(talk) }
      })
      let now = 1_000
      let seed = 7
      const dice = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
      /** What must be read in the end: comment → its words. */
      const said = new Map<string, string>()
      const hear = (a: number, b: number): void => Y.applyUpdate(desks[b]!.doc, Y.encodeStateAsUpdate(desks[a]!.doc, Y.encodeStateVector(desks[b]!.doc)))
      steps.forEach(({ who, what, kind }, i) => {
        now += what % 5
        const { talk, index } = desks[who]!
        const all = CARDS.flatMap(card => index.commentsOf(card))
        const mine = all.filter(({ author }) => author === talk.author)
        const one = all[what % (all.length || 1)]
        const own = mine[what % (mine.length || 1)]
        const text = `mot ${i}`
        counts[kind] = (counts[kind] ?? 0) + 1
        if (kind === 'meet') hear(what % 3, who)
        else if (kind === 'say' || (kind === 'answer' && one)) {
          const made = addComment(talk, { card: kind === 'answer' ? one!.card : CARDS[what % 2]!, text, ...(kind === 'answer' ? { answers: one!.id } : {}) })
          if (made.ok) said.set(made.value, text)
        } else if (kind === 'edit' && own) {
          editComment(talk, { id: own.id, text })
          said.set(own.id, text)
        } else if (kind === 'delete' && own) {
          deleteComment(talk, { id: own.id })
          said.delete(own.id)
        } else if (kind === 'react' && one) react(talk, { id: one.id, sign: '👍' })
        else if (kind === 'settle' && one) settleThread(talk, { id: one.id, isDone: what % 2 === 0 })
      })
      for (let round = 0; round < 2; round++) for (const a of [0, 1, 2]) for (const b of [0, 1, 2]) hear(a, b)
      const read = (index: TalkIndex): unknown => CARDS.map(card => index.threadsOf(card))
      const [first, ...others] = desks.map(({ index }) => read(index))
      for (const other of others) expect(other).toEqual(first)
      // One made afresh reads what the one that followed along reads.
      expect(read(new TalkIndex(desks[0]!.talk))).toEqual(first)
      const all = CARDS.flatMap(card => desks[0]!.index.commentsOf(card))
      expect(Object.fromEntries(all.map(({ id, text }) => [id, text]))).toEqual(Object.fromEntries(said))
    }),
    { numRuns: 150, seed: 20_260_101 },
  )
  // What the random test really did.
  for (const kind of KINDS) expect(counts[kind], kind).toBeGreaterThan(100)
})
