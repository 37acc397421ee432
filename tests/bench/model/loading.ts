/** Building and loading boards of 1,000 and 10,000 cards. */
import * as Y from 'yjs'
import { draftOf } from '../draft.ts'
import { size, taken, times, type Report } from '../report.ts'
import { clocked, inTurns, ratio, type Taken } from '../rounds.ts'
import { fillMapBoard, mapIndex } from './mapBoard.ts'
import { docFrom, filledDoc, readyBoard } from './trameBoard.ts'

export type Stored = { readonly trame: Uint8Array; readonly map: Uint8Array }

const versus = ({ trame, map }: { trame: Taken; map: Taken }): string =>
  `${taken(trame)}, a Y.Map per node ${taken(map)}: ${times(ratio(map, trame))} as long`

/** Prints how both load and returns how many times faster the document of ours does. */
export async function compareLoads(report: Report, name: string, { trame, map }: Stored): Promise<number> {
  const document = await inTurns({ trame: () => clocked(() => docFrom(trame)), map: () => clocked(() => docFrom(map)) }, 15)
  const ready = await inTurns({ trame: () => clocked(() => readyBoard(trame)), map: () => clocked(() => mapIndex(docFrom(map))) })
  report.line(`${name}: stored`, `${size(trame.length)}, a Y.Map per node ${size(map.length)}: ${times(map.length / trame.length)} smaller`)
  report.line(`${name}: document loaded`, versus(document))
  report.line(`${name}: and its index`, versus(ready))
  return ratio(document.map, document.trame)
}

export async function measureLoading(report: Report): Promise<void> {
  for (const cards of [1_000, 10_000]) {
    const draft = draftOf({ cards })
    report.section(`${cards} fresh cards`)
    const built = await inTurns({
      trame: () => clocked(() => filledDoc(draft)),
      map: () => clocked(() => fillMapBoard(new Y.Doc(), draft)),
    })
    report.line('built in one step', versus(built))
    const map = new Y.Doc()
    fillMapBoard(map, draft)
    const stored = { trame: Y.encodeStateAsUpdate(filledDoc(draft)), map: Y.encodeStateAsUpdate(map) }
    const faster = await compareLoads(report, 'fresh', stored)
    report.limit({ name: 'fresh: document loaded, times faster', value: faster, unit: '×', atLeast: 2 })
  }
}
