import { useEffect, useState } from 'react'
import { useSession } from '../../session/index.ts'
import { readAccess, SharingRefused, type BoardAccess } from '../../session/sharing.ts'

export type AccessState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'known'; readonly access: BoardAccess }
  | { readonly kind: 'failed'; readonly code: string }

/** What the relay says of this board's links and people; asked again after each change, and while somebody looks at it. */
export function useAccess(): { state: AccessState; change: (work: () => Promise<unknown>) => Promise<string | null> } {
  const { id } = useSession()
  const [state, setState] = useState<AccessState>({ kind: 'asking' })
  useEffect(() => {
    let isOver = false
    const ask = (): void =>
      void answerFor(id).then(answer => {
        if (!isOver) setState(answer)
      })
    ask()
    const again = setInterval(ask, ASK_EVERY_MS)
    return () => {
      isOver = true
      clearInterval(again)
    }
  }, [id])
  return {
    state,
    async change(work) {
      const fault = await work().then(() => null, codeOf)
      setState(await answerFor(id))
      return fault
    },
  }
}

const answerFor = (board: string): Promise<AccessState> =>
  readAccess(board).then(
    (access): AccessState => ({ kind: 'known', access }),
    (error: unknown): AccessState => ({ kind: 'failed', code: codeOf(error) }),
  )

const ASK_EVERY_MS = 10_000
const codeOf = (error: unknown): string => (error instanceof SharingRefused ? error.code : 'unreachable')
