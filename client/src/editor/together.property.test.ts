import { joinBackward, lift, setBlockType, splitBlock, toggleMark, wrapIn } from '@tiptap/pm/commands'
import { wrapInList } from '@tiptap/pm/schema-list'
import { TextSelection } from '@tiptap/pm/state'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { deletionsIn, keepUnseen, keptWords } from '@trame/shared/model'
import * as Y from 'yjs'
import { openWriter, type Writer } from './testWriter.ts'

type Step = { readonly who: number; readonly at: number; readonly kind: (typeof KINDS)[number] }
const KINDS = ['type', 'type', 'type', 'split', 'join', 'bold', 'heading', 'list', 'quote', 'lift', 'undo', 'meet'] as const

const step = fc.record({ who: fc.nat(2), at: fc.nat(10_000), kind: fc.constantFrom(...KINDS) })

/** A network of three, where nobody hears anybody until two of them meet. */
class Table {
  readonly writers: Writer[] = [0, 1, 2].map(i => {
    const doc = new Y.Doc({ gc: false })
    doc.clientID = i + 1
    return openWriter(doc)
  })
  counts: Record<string, number> = {}
  private words = 0

  meet(a: Writer, b: Writer): void {
    const [forB, forA] = [Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)), Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc))]
    this.hear(b, forB)
    this.hear(a, forA)
  }

  private hear(writer: Writer, update: Uint8Array): void {
    const deletions = deletionsIn(update)
    writer.doc.once('afterTransaction', (transaction: Y.Transaction) => keepUnseen(transaction, deletions))
    Y.applyUpdate(writer.doc, update)
  }

  /** What shows is written down again by whoever repairs it: after a few rounds nobody has anything to repair. */
  meetAll(): void {
    for (let round = 0; round < 4; round++) for (const a of this.writers) for (const b of this.writers) if (a !== b) this.meet(a, b)
  }

  play({ who, at, kind }: Step): string | null {
    const writer = this.writers[who]!
    const state = writer.state()
    const place = TextSelection.near(state.doc.resolve(at % (state.doc.content.size + 1)))
    writer.edit(tr => tr.setSelection(place))
    const { nodes, marks } = writer.schema
    this.counts[kind] = (this.counts[kind] ?? 0) + 1
    switch (kind) {
      case 'type': {
        // One sign each: nobody can write into the middle of it.
        const word = String.fromCodePoint(0x4e00 + ++this.words)
        writer.edit(tr => tr.insertText(word))
        return word
      }
      case 'split':
        writer.command(splitBlock)
        return null
      case 'join':
        writer.command(joinBackward)
        return null
      case 'bold':
        writer.edit(tr => tr.setSelection(TextSelection.between(tr.doc.resolve(0), tr.doc.resolve(tr.doc.content.size))))
        writer.command(toggleMark(marks.bold!))
        return null
      case 'heading':
        writer.command(setBlockType(nodes.heading!, { level: 2 }))
        return null
      case 'list':
        writer.command(wrapInList(nodes.bulletList!))
        return null
      case 'quote':
        writer.command(wrapIn(nodes.blockquote!))
        return null
      case 'lift':
        writer.command(lift)
        return null
      case 'undo':
        writer.undo()
        return null
      case 'meet':
        this.meet(writer, this.writers[(who + 1 + (at % 2)) % 3]!)
        return null
    }
  }
}

test('[W2] three writers, whatever they do and whenever they meet, end with one text that the schema allows', () => {
  const counts: Record<string, number> = {}
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), steps => {
      const table = new Table()
      for (const each of steps) table.play(each)
      table.meetAll()
      for (const [kind, n] of Object.entries(table.counts)) counts[kind] = (counts[kind] ?? 0) + n
      const [first, ...others] = table.writers.map(({ state }) => state().doc)
      for (const other of others) expect(other.toJSON()).toEqual(first!.toJSON())
      expect(() => first!.check()).not.toThrow()
      for (const writer of table.writers) writer.close()
    }),
    { numRuns: 150 },
  )
  // What was really played.
  for (const kind of KINDS) expect(counts[kind]).toBeGreaterThan(50)
})

test('[W1] what three people type at once is all there, or kept beside the text when somebody replaced its line meanwhile', () => {
  let kept = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), steps => {
      const table = new Table()
      const words = steps.filter(({ kind }) => kind !== 'undo').flatMap(each => table.play(each) ?? [])
      table.meetAll()
      for (const { state, doc, close } of table.writers) {
        const beside = keptWords(doc, 'card').map(({ words: typed }) => typed).join(' ')
        for (const word of words) {
          const isThere = state().doc.textContent.includes(word)
          expect(isThere || beside.includes(word)).toBe(true)
          if (!isThere) kept++
        }
        close()
      }
    }),
    { numRuns: 150 },
  )
  // It did happen: the first half is not all that was tried.
  expect(kept).toBeGreaterThan(0)
})

test('[W1] people who only type and mark lose nothing and need nothing kept', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), steps => {
      const table = new Table()
      const words = steps.filter(({ kind }) => kind === 'type' || kind === 'bold' || kind === 'meet').flatMap(each => table.play(each) ?? [])
      table.meetAll()
      for (const { state, doc, close } of table.writers) {
        for (const word of words) expect(state().doc.textContent.split(word)).toHaveLength(2)
        expect(keptWords(doc, 'card')).toEqual([])
        close()
      }
    }),
    { numRuns: 150 },
  )
})
