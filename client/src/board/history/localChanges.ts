import type { Board } from '@trame/shared/model'
import { Changes, type Change, type ChangeFilter } from '@trame/shared/queries'

type Asked = ChangeFilter & {
  /** Per Yjs client, what the relay has; null: it was not asked. */
  known: Readonly<Record<string, number>> | null
  limit: number
}

/** H6: what stands on this device of a record, or of all, that the relay does not have; all of it when the relay was not asked. */
export function localChanges(board: Board, { known, limit, ...filter }: Asked): readonly Change[] {
  const changes = new Changes()
  const ids = filter.id === undefined ? board.facts.ids() : [filter.id]
  for (const id of ids) {
    for (const fact of board.facts.history(id)) changes.add({ ...fact, id, arrivedAt: null, recorded: null })
  }
  const isHere = ({ client, clock }: Change): boolean => known === null || clock >= (known[String(client)] ?? 0)
  return changes.latest({ ...filter, limit: known === null ? limit : Number.MAX_SAFE_INTEGER }).filter(isHere)
}

/** What was there before, out of what is known of earlier changes: on the device what was replaced is gone. */
export function withBefore(waiting: readonly Change[], told: readonly Change[]): readonly Change[] {
  return waiting.map(change => {
    const before: Record<string, unknown> = { ...change.before }
    for (const field of Object.keys(change.patch)) {
      const former = [...waiting, ...told].find(other => other.id === change.id && other.time < change.time && field in other.patch)
      if (!(field in before) && former) before[field] = former.patch[field]
    }
    return { ...change, before, isBirth: change.isBirth && !('kind' in before) }
  })
}
