/** One question asked of 10,000 cards: its answer followed through one change, and given anew; search and filter. */
import { addField, moveToStatus, setFieldValue } from '@trame/shared/commands'
import type { Filter } from '@trame/shared/model'
import { CardGroups, CardQuery, SearchIndex, type Arrangement } from '@trame/shared/queries'
import * as Y from 'yjs'
import { draftOf, flattened, seeded } from '../draft.ts'
import { filledDoc, readyBoard } from '../model/trameBoard.ts'
import { taken, time, times, type Report } from '../report.ts'
import { clocked, inTurns, median, ratioOfFastest } from '../rounds.ts'

const CHANGES = 200
const ROUNDS = 7
const STATUS = { by: 'field', field: 'status' } as const
const QUESTIONS: Readonly<Record<string, Arrangement>> = {
  'columns of statuses': { columns: STATUS, lanes: null, sort: null },
  'statuses × axes': { columns: STATUS, lanes: { by: 'level', level: 1 }, sort: null },
  'statuses × 1,000 actions': { columns: STATUS, lanes: { by: 'level', level: 3 }, sort: null },
  'priorities × axes': { columns: { by: 'field', field: 'priority' }, lanes: { by: 'level', level: 1 }, sort: null },
  'one list in the order of the tree': { columns: null, lanes: null, sort: null },
  'one list by title': { columns: null, lanes: null, sort: { field: 'title', descending: false } },
}
const withText = (text: string): Filter => ({ text, conditions: [] })

export async function measure(report: Report): Promise<void> {
  await measureGrouping(report)
  for (const cards of [2_000, 10_000]) await measureSearch(report, cards)
}

async function measureGrouping(report: Report): Promise<void> {
  report.section('one change among 10,000 cards, in the answer to one question')
  const draft = draftOf({ cards: 10_000 })
  const { board, index } = readyBoard(Y.encodeStateAsUpdate(filledDoc(draft)))
  const random = seeded(5)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  const cards = flattened(draft.tree).flatMap(({ node }) => (node.kind === 'card' ? [node.id!] : []))
  const statuses = draft.statuses.map(({ id }) => id)
  const days = addField(board, { title: 'Jours', type: 'number' })
  if (days.ok) for (const [i, id] of cards.entries()) board.note([[id, { [days.value]: i % 7 }]])

  for (const [name, arrangement] of Object.entries(QUESTIONS)) {
    const groups = new CardGroups(index, arrangement)
    const change = (): string => {
      const id = pick(cards)
      if (arrangement.columns === QUESTIONS['priorities × axes']!.columns) setFieldValue(board, { ids: [id], field: 'priority', value: pick(['1', '2', '3']) })
      else moveToStatus(board, { ids: [id], status: pick(statuses), after: null })
      return id
    }
    const follow = (): number => median(Array.from({ length: CHANGES }, () => {
      const id = change()
      return clocked(() => {
        groups.update([id])
        return groups.grid()
      })
    }))
    const measured = await inTurns({ follow, anew: () => clocked(() => new CardGroups(index, arrangement).grid()) })
    report.line(name, `${taken(measured.follow)}, anew ${taken(measured.anew)}: ${times(ratioOfFastest(measured.anew, measured.follow))}`)
    report.limit({ name: `${name}: one change, times cheaper than anew`, value: ratioOfFastest(measured.anew, measured.follow), unit: '×', atLeast: 20 })
  }
}

async function measureSearch(report: Report, count: number): Promise<void> {
  report.section(`search among ${count} cards`)
  const { index } = readyBoard(Y.encodeStateAsUpdate(filledDoc(draftOf({ cards: count }))))
  const question = { columns: STATUS, lanes: { by: 'level', level: 1 }, sort: null } as const
  const query = new CardQuery(index, question)
  const typed = ['m', 'mo', 'mob', 'mobi', 'mobil']
  let at = 0
  const measured = await inTurns({
    // The first letter: all texts are folded.
    first: () => clocked(() => {
      const fresh = new CardQuery(index, { ...question, filter: withText('strategie') })
      fresh.grid()
      fresh.close()
    }),
    letter: () => clocked(() => {
      query.ask({ ...question, filter: withText(typed[at++ % typed.length]!) })
      return query.grid()
    }),
    find: (() => {
      const search = new SearchIndex(index)
      return () => clocked(() => search.find('oeuvre mobil', 20))
    })(),
  }, ROUNDS)
  report.line('first query, with its columns and lanes', `${taken(measured.first)}, processor ${time(measured.first.processor / ROUNDS)}`)
  report.line('one more letter, with its columns and lanes', `${taken(measured.letter)}, processor ${time(measured.letter.processor / ROUNDS)}`)
  report.line('best twenty titles', taken(measured.find))
  // The processor's time, because the machine may be busy with other things.
  if (count === 2_000) report.limit({ name: 'one more letter among 2,000 cards', value: measured.letter.processor / ROUNDS, unit: ' ms', atMost: 100 })
}
