import { source, type Observable } from './observable.ts'

/** What a person should know of a board's copies, and could not see. */
export type Notice =
  /** The relay came back from an older backup, or empty. What it lacks is sent to it (S13). */
  | { readonly kind: 'relay-went-back' }
  /** `count` rows of this device could not be read, and were put aside (S8). */
  | { readonly kind: 'unreadable'; readonly count: number }

export type Notices = {
  readonly list: Observable<readonly Notice[]>
  readonly dismiss: (kind: Notice['kind']) => void
}

/** Each kind is there once, until it was read. */
export function openNotices(): Notices & { readonly add: (notice: Notice) => void } {
  const list = source<readonly Notice[]>([])
  const without = (kind: Notice['kind']): readonly Notice[] => list.get().filter(notice => notice.kind !== kind)
  return { list, dismiss: kind => list.set(without(kind)), add: notice => list.set([...without(notice.kind), notice]) }
}
