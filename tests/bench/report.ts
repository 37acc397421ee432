/** What a bench prints: figures as lines of one table, and limits that make it fail. */
import type { Taken } from './rounds.ts'

export type Limit = {
  /** What is compared, as a reader says it. */
  readonly name: string
  readonly value: number
  readonly unit?: string
} & ({ readonly atLeast: number } | { readonly atMost: number })

export type Report = {
  section: (title: string) => void
  /** One line: what was measured, and the figures in words. */
  line: (name: string, figures: string) => void
  limit: (limit: Limit) => void
  /** One sentence per limit that was not kept. */
  broken: () => readonly string[]
}

const NAME_WIDTH = 58

/** Three figures that mean something: 0.0123, 4.56, 789. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
/** Milliseconds, or microseconds below a tenth of one. */
export const time = (ms: number): string => (ms < 0.1 ? `${figure(ms * 1000)} µs` : `${figure(ms)} ms`)
/** The fastest round and the median of all. */
export const taken = ({ least, median }: Taken): string => `${time(least)} (median ${time(median)})`
export const size = (bytes: number): string => (bytes < 1_000_000 ? `${figure(bytes / 1000)} kB` : `${figure(bytes / 1_000_000)} MB`)
export const times = (ratio: number): string => `${figure(ratio)}×`

export function openReport(suite: string): Report {
  const broken: string[] = []
  const print = (name: string, rest: string): void => console.log(`  ${name.padEnd(NAME_WIDTH)} ${rest}`)
  return {
    section: title => console.log(`\n${suite} · ${title}`),
    line: print,
    limit(limit) {
      const unit = limit.unit ?? ''
      const bound = 'atLeast' in limit ? `at least ${limit.atLeast}${unit}` : `at most ${limit.atMost}${unit}`
      // Not a number breaks it too.
      const isKept = 'atLeast' in limit ? limit.value >= limit.atLeast : limit.value <= limit.atMost
      print(limit.name, `${figure(limit.value)}${unit} · ${isKept ? '✓' : '✗'} ${bound}`)
      if (!isKept) broken.push(`${suite}: ${limit.name} is ${figure(limit.value)}${unit}, and should be ${bound}`)
    },
    broken: () => broken,
  }
}
