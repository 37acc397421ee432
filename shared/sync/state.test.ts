import { describe, expect, test } from 'vitest'
import { GIVE_UP_MS, HANDSHAKE_MS, initialSync, PING_EVERY_MS, SILENCE_MS, step, type SyncEffect, type SyncEvent, type SyncState } from './index.ts'

type Played = { state: SyncState; effects: SyncEffect[] }

function play(events: readonly SyncEvent[], from: SyncState = initialSync): Played {
  const effects: SyncEffect[] = []
  let state = from
  for (const event of events) {
    const result = step(state, event)
    state = result.state
    effects.push(...result.effects)
  }
  return { state, effects }
}

const edited: SyncEvent = { kind: 'edited' }
const opened: readonly SyncEvent[] = [{ kind: 'connecting' }, { kind: 'open' }]
const answer = (...rows: number[]): SyncEvent => ({ kind: 'sent', isAnswer: true, rows })
const update = (...rows: number[]): SyncEvent => ({ kind: 'sent', isAnswer: false, rows })
const acknowledged = (count: number): SyncEvent => ({ kind: 'acknowledged', count })
const online: readonly SyncEvent[] = [...opened, { kind: 'synced' }, answer(), acknowledged(1)]
const tick = (now: number): SyncEvent => ({ kind: 'tick', now })

describe('acknowledgements', () => {
  test('[S1] edits that were sent and not acknowledged are not saved', () => {
    const { state } = play([...online, edited, update(), edited, update()])
    expect(state).toMatchObject({ made: 2, acknowledged: 0 })
  })

  test('[S1] an acknowledgement counts the messages of this socket, one after the other', () => {
    const { state, effects } = play([...online, edited, update(), edited, update(), acknowledged(2)])
    expect(state).toMatchObject({ made: 2, acknowledged: 1 })
    expect(effects).toEqual([{ kind: 'saved', made: 1, rows: [] }])
    expect(play([acknowledged(3)], state)).toMatchObject({ state: { acknowledged: 2 }, effects: [{ kind: 'saved', made: 2, rows: [] }] })
  })

  test('[S1] an acknowledgement that comes twice, or for nothing, changes nothing', () => {
    const { state } = play([...online, edited, update(), acknowledged(2)])
    expect(play([acknowledged(2), acknowledged(1)], state)).toEqual({ state, effects: [] })
  })

  test('[S2] an edit sent before the handshake’s answer does not speak for one that an earlier socket lost', () => {
    const lost = play([...online, edited, update(), { kind: 'lost', now: 5 }]).state
    const early = play([...opened, edited, update(), acknowledged(1)], lost).state
    expect(early).toMatchObject({ made: 2, acknowledged: 0 })
    expect(play([{ kind: 'synced' }, answer(), acknowledged(2)], early).state).toMatchObject({ acknowledged: 2, link: { kind: 'online' } })
  })

  test('[S2] rows of this device are saved with the message that carried them', () => {
    const { effects } = play([...opened, { kind: 'synced' }, answer(7, 8), acknowledged(1), update(9), acknowledged(2)])
    expect(effects).toEqual([
      { kind: 'saved', made: 0, rows: [7, 8] },
      { kind: 'saved', made: 0, rows: [9] },
    ])
  })

  test('[S2] a lost socket takes its unanswered messages with it', () => {
    const { state } = play([...online, edited, update(), { kind: 'lost', now: 5 }, ...opened, acknowledged(2)])
    expect(state).toMatchObject({ made: 1, acknowledged: 0, waiting: [] })
  })
})

describe('the link', () => {
  test('[S3] neither an open socket, nor all the relay had, nor an answer on its way is online', () => {
    const states = [opened, [...opened, { kind: 'synced' } as const], [...opened, { kind: 'synced' } as const, answer()]]
    expect(states.map(events => play(events).state.link.kind)).toEqual(['syncing', 'syncing', 'syncing'])
    expect(play(online).state.link).toEqual({ kind: 'online' })
  })

  test('[S3] an acknowledged edit is not the acknowledged answer', () => {
    const { state } = play([...opened, edited, update(), { kind: 'synced' }, answer(), acknowledged(1)])
    expect(state.link.kind).toBe('syncing')
  })

  test('[S5] offline keeps its hour through attempts, until the answer is acknowledged', () => {
    const events: SyncEvent[] = [...online, { kind: 'lost', now: 100 }, { kind: 'connecting' }, { kind: 'lost', now: 200 }, { kind: 'connecting' }, { kind: 'open' }, { kind: 'heard' }, { kind: 'synced' }, answer()]
    let { state } = play(online)
    for (const event of events.slice(online.length)) {
      state = step(state, event).state
      expect(state.link, event.kind).toEqual({ kind: 'offline', since: 100 })
    }
    expect(play([acknowledged(1)], state).state.link).toEqual({ kind: 'online' })
  })

  test('[S5] a first attempt that fails is offline; a relay that closes for good is not asked again', () => {
    expect(play([{ kind: 'connecting' }, { kind: 'lost', now: 3 }]).state.link).toEqual({ kind: 'offline', since: 3 })
    const closed = play([...online, { kind: 'lost', now: 3 }, { kind: 'closed', code: 4403 }, { kind: 'lost', now: 4 }]).state
    expect(closed.link).toEqual({ kind: 'closed', code: 4403 })
    expect(play([tick(100_000)], closed).effects).toEqual([])
  })
})

describe('silence', () => {
  /** Ticks each half second from `from` on, as the shell does, until `until` (ms). */
  const ticks = (from: number, until: number): SyncEvent[] => Array.from({ length: (until - from) / 500 + 1 }, (_, i) => tick(from + i * 500))

  test('[S4] a socket that dies silently is offline within 5 s, whenever it dies', () => {
    for (let death = 10_000; death < 12_000; death += 100) {
      let { state } = play(online)
      let offlineAt = 0
      for (const event of ticks(8_000, 20_000)) {
        if (event.kind !== 'tick') continue
        const { state: next, effects } = step(state, event)
        state = event.now < death && effects.some(({ kind }) => kind === 'ping') ? step(next, { kind: 'heard' }).state : next
        if (offlineAt === 0 && state.link.kind === 'offline') offlineAt = event.now
      }
      expect(offlineAt - death, `died at ${death}`).toBeLessThanOrEqual(5_000)
      expect(offlineAt, `died at ${death}`).toBeGreaterThan(death)
    }
  })

  test('[S4] the hour of offline is that of the first question without an answer', () => {
    const { state, effects } = play([...online, tick(10_000), tick(10_000 + PING_EVERY_MS), tick(10_000 + SILENCE_MS)])
    expect(effects.map(({ kind }) => kind)).toEqual(['ping', 'ping'])
    expect(state.link).toEqual({ kind: 'offline', since: 10_000 })
  })

  test('[S4] a socket that speaks after all is online again', () => {
    const { state } = play([...online, tick(10_000), tick(10_000 + SILENCE_MS), { kind: 'heard' }])
    expect(state).toMatchObject({ link: { kind: 'online' }, askedAt: null })
  })

  test('[S4] a relay that answers is never suspected', () => {
    const { state } = play([...online, ...ticks(10_000, 60_000).flatMap((event): SyncEvent[] => [event, { kind: 'heard' }])])
    expect(state.link).toEqual({ kind: 'online' })
  })

  test('[S4] a clock that is set back an hour does not blind the device to a socket that dies', () => {
    const hour = 3_600_000
    const asked = play([...online, tick(hour + 10_000)]).state
    const { state, effects } = play(ticks(10_000, 14_000), asked)
    expect(effects[0]).toEqual({ kind: 'ping' })
    expect(state.link).toEqual({ kind: 'offline', since: 10_000 })
  })

  test('[S12] a suspected socket is given up after 10 s, and only once', () => {
    const { state, effects } = play([...online, tick(10_000), tick(10_000 + GIVE_UP_MS - 1), tick(10_000 + GIVE_UP_MS), tick(10_000 + GIVE_UP_MS + 500)])
    expect(effects.filter(({ kind }) => kind === 'reconnect')).toHaveLength(1)
    expect(state).toMatchObject({ link: { kind: 'offline', since: 10_000 }, isOpen: false, waiting: [] })
    expect(GIVE_UP_MS).toBe(10_000)
  })

  test('[S12] during the handshake a silent socket is offline at once and given up after 30 s', () => {
    const early = play([...opened, tick(10_000), tick(10_000 + GIVE_UP_MS)])
    expect(early.state.link).toEqual({ kind: 'offline', since: 10_000 })
    expect(early.effects.filter(({ kind }) => kind === 'reconnect')).toEqual([])
    expect(play([tick(10_000 + HANDSHAKE_MS)], early.state).effects).toEqual([{ kind: 'reconnect' }])
    expect(HANDSHAKE_MS).toBe(30_000)
  })

  test('[S12] an attempt to connect that nobody answers is given up and made anew', () => {
    const { state, effects } = play([{ kind: 'connecting' }, tick(1_000), tick(1_000 + GIVE_UP_MS)])
    expect(effects).toEqual([{ kind: 'reconnect' }])
    expect(state.link).toEqual({ kind: 'offline', since: 1_000 })
  })
})

describe('refusals', () => {
  test('[S10] refused edits are put aside once, and nothing of that session counts as saved any more', () => {
    const { state, effects } = play([...online, edited, update(), edited, update(), { kind: 'refused', code: 'frozen' }, { kind: 'refused', code: 'frozen' }, acknowledged(3)])
    expect(effects).toEqual([{ kind: 'put-aside', code: 'frozen' }])
    expect(state).toMatchObject({ refusal: 'frozen', made: 2, acknowledged: 0 })
  })

  test('[S10] refused edits of which no copy could be made are offered again, and may be accepted or put aside then', () => {
    const refused = play([...online, edited, update(), { kind: 'refused', code: 'frozen' }, acknowledged(2)]).state
    const again = play([{ kind: 'not-put-aside' }], refused)
    expect(again.effects).toEqual([{ kind: 'reconnect' }])
    const reopened = play([{ kind: 'lost', now: 5 }, ...opened, { kind: 'synced' }, answer()], again.state).state
    expect(play([acknowledged(1)], reopened).state).toMatchObject({ refusal: null, acknowledged: 1, link: { kind: 'online' } })
    expect(play([{ kind: 'refused', code: 'frozen' }], reopened).effects).toEqual([{ kind: 'put-aside', code: 'frozen' }])
  })

  test('[S10] a refusal that passes by itself only starts the socket again', () => {
    const { state, effects } = play([...online, edited, update(), { kind: 'refused', code: 'storage' }, acknowledged(2)])
    expect(effects).toEqual([{ kind: 'reconnect' }])
    expect(state).toMatchObject({ refusal: null, made: 1, acknowledged: 0 })
  })
})
