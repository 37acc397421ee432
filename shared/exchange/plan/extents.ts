/** Where the block of a label begins that is printed in the middle of it. */
import { choice, type Doubts } from './doubt.ts'
import type { Label } from './labels.ts'

/** A page with more possible beginnings than this is read from the top. */
const MOST_PLACES = 400
const OFFERED = 3

export type Extents = {
  readonly labels: readonly Label[]
  /** First and last row of the page. */
  readonly first: number
  readonly last: number
  /** Rows where something of the next level begins: only there can a block begin. */
  readonly places: readonly number[]
  /** Rows above the first label may go on with the one of the page before. */
  readonly goesOn: boolean
  readonly doubts: Doubts
}

const centre = ({ first, last }: Label): number => (first + last) / 2

/**
 * Blocks whose middles lie nearest to where their labels are printed: the sum of the distances is least. Each boundary
 * is a doubt, with the next best ones to choose from.
 */
export function placeBlocks({ labels, first, last, places, goesOn, doubts }: Extents): void {
  const [top] = labels
  if (!top || places.length > MOST_PLACES) return
  const starts = [...new Set([first, ...places])].toSorted((a, b) => a - b)
  // best[i][s]: the least cost of labels from i on, when label i begins at starts[s]; next[i][s]: where i + 1 begins then.
  const best: number[][] = labels.map(() => Array<number>(starts.length).fill(Infinity))
  const next: number[][] = labels.map(() => Array<number>(starts.length).fill(-1))
  for (let i = labels.length - 1; i >= 0; i--) {
    starts.forEach((start, s) => {
      if (start > labels[i]!.first) return
      const cost = (end: number): number => Math.abs((start + end) / 2 - centre(labels[i]!))
      if (i === labels.length - 1) {
        best[i]![s] = cost(last)
        return
      }
      for (let t = s + 1; t < starts.length && starts[t]! <= labels[i + 1]!.first; t++) {
        if (starts[t]! <= labels[i]!.last) continue
        const total = cost(starts[t]! - 1) + best[i + 1]![t]!
        if (total < best[i]![s]!) [best[i]![s], next[i]![s]] = [total, t]
      }
    })
  }
  // Of two beginnings as good as each other, the one that leaves nothing to the page before.
  const isFree = (s: number): boolean => goesOn || starts[s] === first
  let s = indexOfLeast(best[0]!.map((cost, i) => (isFree(i) ? cost : Infinity)))
  labels.forEach((label, i) => {
    if (s < 0) return
    const before = labels[i - 1]
    const others = starts
      .map((start, t) => ({ start, cost: Math.abs(t - s) }))
      .filter(({ start }) => start <= label.first && start > (before?.last ?? first - 1) && (i > 0 || goesOn || start === first))
      .toSorted((a, b) => a.cost - b.cost)
      .slice(0, OFFERED)
      .map(({ start }) => start)
      .toSorted((a, b) => a - b)
    const found = choice('start', { row: starts[s]! })
    label.start = found.row!
    if (others.length > 1) label.start = doubts.raise({ kind: 'extent', cells: [label.cells[0]!], about: label.text, choices: others.map(row => choice('start', { row })), unsettled: found }).row ?? label.start
    s = next[i]![s] ?? -1
  })
}

const indexOfLeast = (costs: readonly number[]): number => costs.reduce((least, cost, i) => (cost < (costs[least] ?? Infinity) ? i : least), costs.some(Number.isFinite) ? costs.findIndex(Number.isFinite) : -1)
