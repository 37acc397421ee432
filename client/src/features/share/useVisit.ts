import { useEffect } from 'react'
import { profile, useObservable, useSession } from '../../session/index.ts'
import { noteVisit } from '../../session/sharing.ts'

/** Tells the relay who came, once it is there and each time it is back. */
export function useVisit(): void {
  const { id, badge } = useSession()
  const { author, name } = useObservable(profile)
  const isThere = useObservable(badge).kind === 'saved-for-all'
  useEffect(() => {
    // Not worth a word when it fails: whoever invites sees a person less.
    if (isThere && name !== '') void noteVisit(id, { author, name }).catch(() => {})
  }, [author, id, isThere, name])
}
