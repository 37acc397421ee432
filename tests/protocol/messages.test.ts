import { carriesUpdate, decodeBody, encodeMessage, parseRoom, roomName, type OwnMessage } from '@trame/shared/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'

/** Type numbers from 100 up to 127 are one byte. */
const read = (bytes: Uint8Array): OwnMessage | null => decodeBody(bytes[0]!, { arr: bytes, pos: 1 })

test('[P3] [P4] [P7] [P9] each message is these bytes, and is read back from them', () => {
  const known: [OwnMessage, number[]][] = [
    [{ kind: 'acknowledged', count: 300 }, [100, 0xac, 2]],
    [{ kind: 'refused', refusal: { index: 2, code: 'frozen' } }, [101, 2, 6, ...new TextEncoder().encode('frozen')]],
    [{ kind: 'position', position: { log: 'ab', sequence: 129 } }, [102, 2, 97, 98, 0x81, 1]],
    [{ kind: 'ping', number: 0 }, [103, 0]],
    [{ kind: 'pong', number: 127 }, [104, 127]],
    [{ kind: 'role', role: 'reader' }, [105, 6, ...new TextEncoder().encode('reader')]],
  ]
  for (const [message, bytes] of known) {
    expect([...encodeMessage(message)], message.kind).toEqual(bytes)
    expect(read(Uint8Array.from(bytes)), message.kind).toEqual(message)
  }
})

test('[P1] what is not ours is not read as ours', () => {
  expect(read(Uint8Array.of(0, 1, 2))).toBeNull()
  expect(read(Uint8Array.of(106, 1))).toBeNull()
  expect(() => read(Uint8Array.of(100))).toThrow()
  expect(() => read(Uint8Array.of(101, 1, 9, 97))).toThrow()
})

test('[P3] only SYNC step 2 and SYNC update carry an update', () => {
  expect([[0, 1], [0, 2], [0, 0], [1, 1], [0], []].map(bytes => carriesUpdate(Uint8Array.from(bytes)))).toEqual([true, true, false, false, false, false])
})

test('a room is named after its board; no other name is one', () => {
  expect(parseRoom('Board123')).toEqual({ board: 'Board123', kind: 'board' })
  expect(parseRoom('Board123.texts')).toEqual({ board: 'Board123', kind: 'texts' })
  expect(roomName('Board123', 'talk')).toBe('Board123.talk')
  for (const name of ['', 'short', '../Board123', 'Board123.other', 'Board 123', 'Bôard1234', 'a'.repeat(41), 'Board123\n', 'Board123.texts.talk']) expect(parseRoom(name), name).toBeNull()
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), name => {
      const room = parseRoom(name)
      return room === null || roomName(room.board, room.kind) === name
    }),
    { seed: 7, numRuns: 2_000 },
  )
})
