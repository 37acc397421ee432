/** The demonstration in a room of its own, so that tests can share a server and not a board. */
import { createBoard, type BoardDraft } from '@trame/shared/commands'
import { readBoardJson, writeBoardJson } from '@trame/shared/exchange'
import { Board, BOARD_ID, SCHEMA } from '@trame/shared/model'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { hear, stepOne, stepTwo, type Heard } from '../relay/wire.ts'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

export const newRoom = (): string => Array.from(crypto.getRandomValues(new Uint8Array(22)), byte => ALPHABET[byte % 62]).join('')

/** Says something in a room and waits for the answer that `take` is looking for. */
async function ask<T>(origin: string, room: string, bytes: Uint8Array, take: (heard: Heard) => T | undefined): Promise<T> {
  const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/sync/${room}?v=1`)
  try {
    return await new Promise<T>((resolve, reject) => {
      socket.on('open', () => socket.send(bytes))
      socket.on('error', reject)
      socket.on('close', code => reject(new Error(`the relay closed with ${code}`)))
      socket.on('message', (message: Buffer) => {
        const heard = hear(new Uint8Array(message))
        if (heard.type === 'refused') reject(new Error(`the relay refused: ${heard.code}`))
        const taken = take(heard)
        if (taken !== undefined) resolve(taken)
      })
    })
  } finally {
    socket.terminate()
  }
}

/** What the relay has of a room, as one update: it sends updates and, when that was all, SYNC step 2. */
export function readRelay(origin: string, room: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  return ask(origin, room, stepOne(Uint8Array.of(0)), heard => {
    if (heard.type === 'update' || heard.type === 'step-2') parts.push(heard.update)
    return heard.type === 'step-2' ? Y.mergeUpdates(parts) : undefined
  })
}

/** Gives the relay an update for a room; resolves once it is on the relay's disk. */
export const giveRelay = (origin: string, room: string, update: Uint8Array): Promise<true> =>
  ask(origin, room, stepTwo(update), heard => (heard.type === 'acknowledged' ? true : undefined))

const boardOn = (doc: Y.Doc): Board => new Board(doc, { author: 'relay', now: Date.now, random: Math.random })

/** The server's own demonstration as a draft. */
export async function draftDemo(origin: string): Promise<BoardDraft> {
  const { board: room } = (await (await fetch(`${origin}/api/demo`)).json()) as { board: string }
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await readRelay(origin, room))
  const read = readBoardJson(writeBoardJson(boardOn(doc)))
  if (!read.ok) throw new Error(`the demonstration cannot be read: ${read.code}`)
  return read.draft
}

/** The bytes of a new board; `room` is what it says of where it belongs, `schema` which version wrote it. */
export function boardBytes(room: string, draft: BoardDraft, schema = SCHEMA): Uint8Array {
  const doc = new Y.Doc()
  const board = boardOn(doc)
  createBoard(board, { room, draft })
  if (schema !== SCHEMA) board.note([[BOARD_ID, { schema }]])
  return Y.encodeStateAsUpdate(doc)
}
