/** What came together after this device had been apart from the relay. */
import { readWish, type Board, type Fact } from '@trame/shared/model'
import { source, type Observable } from './observable.ts'

export type Meeting = {
  readonly id: string
  /** What of it was written on both sides: `at` the place, `lane` the verdict, `title`, `gone`, or a field's name. */
  readonly fields: readonly string[]
  /** Writes that do not stand, mine or another's; empty when both sides were merged. */
  readonly lost: readonly Fact[]
}
export type MergeReport = {
  /** ms since 1970. */
  readonly at: number
  /** Nodes that I changed while apart, and nodes that others changed meanwhile. */
  readonly mine: number
  readonly theirs: number
  readonly met: readonly Meeting[]
}

export type MergeWatch = {
  readonly report: Observable<MergeReport | null>
  readonly dismiss: () => void
  /** From now on is noted who changes what. `isQuiet`: no report when only I did, as after a reload in mid-typing. */
  readonly apart: (options?: { isQuiet: boolean }) => void
  readonly together: (now: number) => void
  readonly close: () => void
}

/** Notes who changed what from `apart` until `together`, which makes the report. */
export function watchMerges(board: Board): MergeWatch {
  const report = source<MergeReport | null>(null)
  /** The facts that were there when we parted; null while together. */
  let known: ReadonlySet<string> | null = null
  let isQuiet = false
  let mine = new Map<string, Set<string>>()
  let theirs = new Map<string, Set<string>>()
  const stop = board.onChange(({ ids }) => {
    if (!known) return
    for (const id of ids) {
      if (board.nodeKind(id) === null && board.field(id, 'kind') !== 'status') continue
      for (const fact of board.facts.history(id)) {
        if (known.has(nameOf(fact))) continue
        // Whose it is says the fact: mine may come from another tab, or from an earlier session.
        const side = fact.author === board.author ? mine : theirs
        side.set(id, new Set([...(side.get(id) ?? []), ...Object.keys(fact.patch)]))
      }
    }
  })
  return {
    report,
    dismiss: () => report.set(null),
    apart(options) {
      if (known) return
      known = new Set([...board.facts.ids()].flatMap(id => board.facts.history(id).map(nameOf)))
      isQuiet = options?.isQuiet ?? false
    },
    together(now) {
      if (!known) return
      known = null
      const met = [...mine.keys()].filter(id => theirs.has(id)).map((id): Meeting => ({
        id,
        fields: [...mine.get(id)!].filter(field => theirs.get(id)!.has(field) && field !== 'was' && field !== 'kind'),
        lost: board.conflicts(id),
      }))
      if (mine.size > 0 && !(isQuiet && theirs.size === 0)) report.set({ at: now, mine: mine.size, theirs: theirs.size, met: met.filter(({ id, fields, lost }) => fields.length > 0 || lost.length > 0 || isSetAside(board, id)) })
      mine = new Map()
      theirs = new Map()
    },
    close: stop,
  }
}

const nameOf = ({ client, clock }: Fact): string => `${client}:${clock}`

/** A cycle kept it from where somebody wanted it. */
const isSetAside = (board: Board, id: string): boolean => board.tree.isDisplaced(id) && readWish(board.field(id, 'at')) !== null
