/** Somebody else on the same board, without a browser: quick enough for twenty changes a second. */
import { Board } from '@trame/shared/model'
import { Device } from '../relay/device.ts'

export type Colleague = {
  readonly board: Board
  /** The id of the node whose title starts like this. */
  idOf(title: string): string
  /** Everything written so far is on the relay's disk. */
  saved(): Promise<void>
  leave(): Promise<void>
}

export async function joinAsColleague(origin: string, room: string, name: string): Promise<Colleague> {
  const device = new Device(origin, room)
  await device.synced()
  const board = new Board(device.doc, { author: `colleague-${name}`, now: Date.now, random: Math.random, person: () => ({ name, colour: '#0b7285' }) })
  return {
    board,
    idOf(title) {
      const id = [...board.nodes()].find(node => board.title(node).startsWith(title))
      if (id === undefined) throw new Error(`no node is called ${title}`)
      return id
    },
    saved: () => device.saved(),
    async leave() {
      board.close()
      await device.leave()
    },
  }
}
