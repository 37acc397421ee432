/** The document and what is derived from it, in Node, against a plain board of one Y.Map per node in the same run. */
import type { Report } from '../report.ts'
import { measureGrowth } from './growth.ts'
import { measureLoading } from './loading.ts'
import { measureMoves } from './moves.ts'
import { measureOrderKeys } from './orderKeys.ts'

export async function measure(report: Report): Promise<void> {
  await measureLoading(report)
  await measureMoves(report)
  await measureGrowth(report)
  measureOrderKeys(report)
}
