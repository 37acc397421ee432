/** Order keys of five people who each insert 2,000 cards at one spot while offline: how long, and in how many blocks. */
import { keyBetween, newOrderSession } from '@trame/shared/model'
import { generateKeyBetween } from 'fractional-indexing'
import { seeded } from '../draft.ts'
import { figure, type Report } from '../report.ts'

const PEOPLE = 5
const INSERTIONS = 2_000

type Between = (left: string | null, right: string | null) => string

/** `people` gives each person their own source of keys; the two cards they insert between are `neighbour`'s. */
function insert(people: readonly Between[], neighbour: Between): { bytes: number; longest: number; blocks: number; equal: number } {
  const left = neighbour(null, null)
  const right = neighbour(left, null)
  const keys = people.flatMap((between, person) => {
    let last = left
    return Array.from({ length: INSERTIONS }, () => ({ key: (last = between(last, right)), person }))
  })
  // Equal keys stand in the order of their ids, which is anybody's.
  const random = seeded(5)
  const tie = new Map(keys.map(entry => [entry, random()]))
  keys.sort((a, b) => (a.key === b.key ? tie.get(a)! - tie.get(b)! : a.key < b.key ? -1 : 1))
  const count = (isOne: (i: number) => boolean): number => keys.filter((_, i) => isOne(i)).length
  return {
    bytes: keys.reduce((sum, { key }) => sum + key.length, 0) / keys.length,
    longest: Math.max(...keys.map(({ key }) => key.length)),
    blocks: count(i => keys[i]!.person !== keys[i - 1]?.person),
    equal: count(i => keys[i]!.key === keys[i - 1]?.key),
  }
}

export function measureOrderKeys(report: Report): void {
  report.section('2,000 insertions each at one spot')
  const random = seeded(7)
  const somebody = (): Between => {
    const session = newOrderSession(random)
    return (left, right) => keyBetween(left, right, session)
  }
  const plain = (): Between => generateKeyBetween
  const alone = somebody()
  const five = (source: () => Between): Between[] => Array.from({ length: PEOPLE }, source)
  const cases = {
    'five people offline, our keys': insert(five(somebody), somebody()),
    'five people offline, plain fractional indexing': insert(five(plain), plain()),
    'one person between two cards of their own, our keys': insert([alone], alone),
    'one person, plain fractional indexing': insert([plain()], plain()),
  }
  for (const [name, { bytes, longest, blocks, equal }] of Object.entries(cases))
    report.line(name, `${figure(bytes)} bytes on average, ${longest} at most; ${blocks} blocks; ${equal} equal to another one`)
  report.limit({ name: 'our keys: blocks of five people', value: cases['five people offline, our keys'].blocks, atMost: PEOPLE })
}
