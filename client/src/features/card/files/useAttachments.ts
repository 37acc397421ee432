import { isFileHash, readText, type Board } from '@trame/shared/model'
import { useMemo, useSyncExternalStore } from 'react'
import { useSession } from '../../../session/index.ts'

export type Attachment = { readonly id: string; readonly title: string; readonly author: string; readonly time: number } & ({ readonly kind: 'file'; readonly hash: string; readonly size: number } | { readonly kind: 'link'; readonly url: string })

/** Only what a browser opens as a page or a message: the record came over the wire. */
const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:|tel:)/i

/** Those of one card, in the order in which they were put there. */
export function useAttachments(card: string): readonly Attachment[] {
  const { board } = useSession()
  const store = useMemo(() => openAttachments(board, card), [board, card])
  return useSyncExternalStore(store.subscribe, store.get)
}

function openAttachments(board: Board, card: string): { get: () => readonly Attachment[]; subscribe: (listener: () => void) => () => void } {
  let found: readonly Attachment[] | null = null
  return {
    get: () => (found ??= attachmentsOf(board, card)),
    subscribe(listener) {
      const stop = board.onChange(({ ids }) => {
        if (![...ids].some(id => board.field(id, 'kind') === 'attachment')) return
        found = null
        listener()
      })
      return stop
    },
  }
}

function attachmentsOf(board: Board, card: string): readonly Attachment[] {
  const all = [...board.facts.ids()].filter(id => board.field(id, 'kind') === 'attachment' && board.field(id, 'card') === card && !board.isArchived(id))
  return all.flatMap((id): Attachment[] => {
    const [hash, size, url] = ['hash', 'size', 'url'].map(field => board.field(id, field))
    const [birth] = board.facts.history(id)
    const about = { id, title: board.title(id), author: birth?.author ?? '', time: birth?.time ?? 0 }
    if (isFileHash(hash)) return [{ ...about, kind: 'file', hash, size: typeof size === 'number' ? size : 0 }]
    return SAFE_ADDRESS.test(readText(url)) ? [{ ...about, kind: 'link', url: readText(url) }] : []
  }).sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1))
}
