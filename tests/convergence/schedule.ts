/** What may happen in a schedule, and how often. */
import fc from 'fast-check'
import { OPERATIONS } from './operations.ts'

const times = <const T extends string>(count: number, ...kinds: readonly T[]): T[] => Array.from({ length: count }, () => kinds).flat()

/** The network and the clock: often, so that most edits arrive in the end, and in any order. */
const FLOW = times(6, 'up', 'down', 'commit', 'moment', 'channel', 'open')
/** What goes wrong, or comes and goes. */
const TURNS = [
  ...times(2, 'second', 'cut', 'crash', 'open-tab', 'leave', 'minutes', 'back-online'),
  'forget', 'mute', 'go-offline', 'close', 'commit-fails', 'relay-crash', 'relay-wiped', 'relay-restored', 'back-up', 'set-clock', 'refused', 'rejoin', 'dies-writing', 'tend', 'freeze', 'thaw', 'disk-full', 'disk-free', 'repeat', 'newer', 'flow', 'flow',
] as const

export const EVENTS = [...OPERATIONS, ...FLOW, ...TURNS] as const
/** What is typed, into titles and texts: schedules of its own, so that those of boards stay as they are. */
const TEXT_EVENTS = [...times(10, 'type'), ...times(3, 'shut', 'types-over'), ...FLOW, ...TURNS.filter(kind => kind !== 'newer')] as const
export type EventKind = (typeof EVENTS)[number] | (typeof TEXT_EVENTS)[number]
export type Event = readonly [kind: EventKind, who: number, x: number, y: number, z: number]
export type Schedule = { readonly devices: number; readonly seed: number; readonly events: readonly Event[] }

const some = (kinds: readonly EventKind[]): fc.Arbitrary<Schedule> => {
  const event: fc.Arbitrary<Event> = fc.tuple(fc.constantFrom(...kinds), fc.nat(6), fc.nat(997), fc.nat(997), fc.nat(997))
  return fc.record({ devices: fc.integer({ min: 3, max: 5 }), seed: fc.nat(), events: fc.array(event, { minLength: 1, maxLength: 50, size: 'max' }) })
}
/** 3 to 5 devices, each with one tab or two. */
export const schedules: fc.Arbitrary<Schedule> = some(EVENTS)
export const textSchedules: fc.Arbitrary<Schedule> = some(TEXT_EVENTS)
