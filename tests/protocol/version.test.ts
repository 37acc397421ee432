import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as protocol from '@trame/shared/protocol'
import { encodeMessage, type OwnMessage, PROTOCOL_VERSION } from '@trame/shared/protocol'

const history = readFileSync(new URL('../../shared/protocol/history.md', import.meta.url), 'utf8')

/** One of each message, as bytes, with all the numbers that the wire knows: what a change of meaning changes. */
const MESSAGES: readonly OwnMessage[] = [
  { kind: 'acknowledged', count: 300 },
  { kind: 'refused', refusal: { index: 7, code: 'frozen' } },
  { kind: 'position', position: { log: 'abc', sequence: 1_000 } },
  { kind: 'ping', number: 5 },
  { kind: 'pong', number: 5 },
  { kind: 'role', role: 'editor' },
]
function wire(): string {
  const numbers = Object.entries(protocol).filter(([, value]) => typeof value === 'number' || typeof value === 'object')
  return createHash('sha256')
    .update(JSON.stringify(numbers.toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .update(JSON.stringify(MESSAGES.map(message => [...encodeMessage(message)])))
    .digest('hex')
    .slice(0, 16)
}

/** The wire of each version. A change here is a new version: add a line, and one to shared/protocol/history.md. */
const WIRES: Readonly<Record<number, string>> = { 1: 'a65c70526b6b84aa', 2: 'a691d2c1f9ff58c0' }

test('[P1] a change of the wire is a new version, with a line in its history', () => {
  expect(wire()).toBe(WIRES[PROTOCOL_VERSION])
  const versions = [...history.matchAll(/^\| (\d+) \|/gm)].map(match => Number(match[1]))
  expect(versions).toEqual(Object.keys(WIRES).map(Number))
  expect(versions.at(-1)).toBe(PROTOCOL_VERSION)
})
