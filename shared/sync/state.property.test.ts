/** Random lives of a device against a relay that is simply a set of edits: nobody may be told more than what is in it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { initialSync, step, type SyncEvent, type SyncState } from './index.ts'

type Move = 'edit' | 'connect' | 'open' | 'welcome' | 'answer' | 'commit' | 'acknowledge' | 'lose'
/** `lose` once, the others often enough that a socket lives for a while. */
const MOVES: readonly Move[] = ['edit', 'edit', 'connect', 'connect', 'open', 'open', 'welcome', 'welcome', 'answer', 'answer', 'commit', 'commit', 'acknowledge', 'acknowledge', 'lose']

/** One message with an update on the socket: the edits in it. */
type Message = { readonly edits: readonly number[]; isCommitted: boolean }

class World {
  state: SyncState = initialSync
  /** What the relay has on its disk. */
  readonly disk = new Set<number>()
  readonly counts = new Map<string, number>()
  private made = 0
  private socket: 'none' | 'opening' | 'open' = 'none'
  private wasAsked = false
  private messages: Message[] = []
  private told = 0
  private now = 0

  private tell(event: SyncEvent): void {
    this.state = step(this.state, event).state
    this.counts.set(event.kind, (this.counts.get(event.kind) ?? 0) + 1)
  }
  private send(edits: readonly number[], isAnswer: boolean): void {
    this.messages.push({ edits, isCommitted: false })
    this.tell({ kind: 'sent', isAnswer, rows: [] })
  }
  private forget(): void {
    this.socket = 'none'
    this.wasAsked = false
    this.messages = []
    this.told = 0
  }

  play(move: Move): void {
    this.now++
    switch (move) {
      case 'edit':
        this.made++
        this.tell({ kind: 'edited' })
        if (this.socket === 'open') this.send([this.made], false)
        return
      case 'connect':
        if (this.socket !== 'none') return
        this.socket = 'opening'
        return this.tell({ kind: 'connecting' })
      case 'open':
        if (this.socket !== 'opening') return
        this.socket = 'open'
        return this.tell({ kind: 'open' })
      case 'welcome':
        if (this.socket !== 'open' || this.wasAsked) return
        this.wasAsked = true
        return this.tell({ kind: 'synced' })
      case 'answer': {
        if (!this.wasAsked || this.messages.some(({ edits }) => edits.length !== 1)) return
        const lacking = Array.from({ length: this.made }, (_, i) => i + 1).filter(edit => !this.disk.has(edit))
        return this.send(lacking.length === 1 ? [...lacking, ...lacking] : lacking, true)
      }
      case 'commit': {
        const next = this.messages.find(({ isCommitted }) => !isCommitted)
        if (!next) return
        next.isCommitted = true
        for (const edit of next.edits) this.disk.add(edit)
        return
      }
      case 'acknowledge': {
        const count = this.messages.filter(({ isCommitted }) => isCommitted).length
        if (count === this.told) return
        this.told = count
        return this.tell({ kind: 'acknowledged', count })
      }
      case 'lose':
        if (this.socket === 'none') return
        this.forget()
        return this.tell({ kind: 'lost', now: this.now })
    }
  }
}

test('[S1][S2] no schedule makes the device believe that more is saved than the relay has on its disk', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...MOVES), { minLength: 60, maxLength: 120 }), moves => {
      const world = new World()
      for (const move of moves) {
        world.play(move)
        const { acknowledged, made, link } = world.state
        for (let edit = 1; edit <= acknowledged; edit++) if (!world.disk.has(edit)) expect.fail(`edit ${edit} of ${made} is not on the disk after ${move}`)
        if (link.kind === 'online' && acknowledged === made && world.disk.size !== made) expect.fail(`${world.disk.size} of ${made} on the disk after ${move}`)
      }
      for (const [kind, count] of world.counts) seen.set(kind, (seen.get(kind) ?? 0) + count)
    }),
    { seed: 20211, numRuns: 3_000 },
  )
  // The schedules do reach the states that matter.
  for (const kind of ['edited', 'open', 'synced', 'sent', 'acknowledged', 'lost']) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(1_000)
})

test('[S3] after any schedule, one undisturbed connection ends in saved for all', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...MOVES), { maxLength: 80 }), moves => {
      const world = new World()
      for (const move of moves) world.play(move)
      const ending: Move[] = ['lose', 'connect', 'open', 'edit', 'welcome', 'answer', 'edit', 'commit', 'commit', 'commit', 'acknowledge']
      for (const move of ending) world.play(move)
      expect(world.state).toMatchObject({ link: { kind: 'online' }, acknowledged: world.state.made, waiting: [] })
    }),
    { seed: 20212, numRuns: 500 },
  )
})
