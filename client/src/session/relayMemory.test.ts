import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rememberRelay } from './relayMemory.ts'

test('[S13] a relay that lacks what it had is noticed; one that lacks what it never had is not', () => {
  const doc = new Y.Doc()
  const memory = rememberRelay(doc)
  const words = doc.getArray<string>('words')
  words.push(['with the relay'])
  const before = Y.encodeStateVector(doc)
  memory.confirm()
  words.push(['only here'])
  expect(memory.isMissed(before)).toBe(false)
  expect(memory.isMissed(Uint8Array.of(0))).toBe(true)
  memory.confirm()
  expect(memory.isMissed(before)).toBe(true)
})

test('[S13] what an earlier session had seen saved counts', () => {
  const before = new Y.Doc()
  before.getArray<string>('words').push(['saved'])
  const doc = new Y.Doc()
  const memory = rememberRelay(doc)
  expect(memory.isMissed(Uint8Array.of(0))).toBe(false)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(before))
  memory.confirm()
  expect(memory.isMissed(Uint8Array.of(0))).toBe(true)
  expect(memory.isMissed(Y.encodeStateVector(doc))).toBe(false)
})
