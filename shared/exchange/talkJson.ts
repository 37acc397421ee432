/** What is said on a board as JSON: the entries that stand, as they are, with what this version does not know. */
import * as v from 'valibot'
import type * as Y from 'yjs'
import { Facts, sayable, type Patch } from '../model/index.ts'

/** `[id, time, author, patch]`, in the order in which they were written. */
export type BoardTalk = readonly (readonly [id: string, time: number, author: string, patch: Patch])[]

export const talkSchema = v.array(v.tuple([v.string(), v.pipe(v.number(), v.integer(), v.minValue(0)), v.string(), v.record(v.string(), v.unknown())]))

export function readTalk(doc: Y.Doc): BoardTalk {
  const facts = new Facts(doc, { author: '', now: () => 0 })
  const all = [...facts.ids()].flatMap(id => facts.history(id).map(fact => ({ id, fact })))
  facts.close()
  return all
    .sort((a, b) => a.fact.time - b.fact.time || a.fact.client - b.fact.client || a.fact.clock - b.fact.clock)
    .map(({ id, fact: { time, author, patch } }) => [id, time, author, sayable(patch) as Patch])
}

/** Writes into a document in which nothing is said. */
export function writeTalk(doc: Y.Doc, talk: BoardTalk): void {
  if (talk.length > 0) doc.getArray('log0').push([...talk])
}
