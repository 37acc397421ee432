import { useCallback, useEffect, useRef, type RefObject } from 'react'
import { useLocation, useSearch } from 'wouter'

const PARAM = 'projection'

type Projecting = { readonly isProjecting: boolean; readonly project: () => void; readonly leave: () => void }

/** Whether the board is projected: in the address, so that the room's computer can be given a link and survives a reload. */
export function useProjecting(page: RefObject<HTMLElement | null>): Projecting {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const isProjecting = new URLSearchParams(search).has(PARAM)
  const opener = useRef<HTMLElement | null>(null)

  const set = useCallback(
    (isOn: boolean) => {
      const params = new URLSearchParams(location.search)
      if (isOn) params.set(PARAM, '')
      else params.delete(PARAM)
      navigate(`${path}?${params}`, { replace: true })
    },
    [navigate, path],
  )
  const project = useCallback(() => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    // Only in answer to a press may a page ask for the whole screen; refused, it fills the window.
    void document.documentElement.requestFullscreen?.().catch(() => {})
    set(true)
  }, [set])
  const leave = useCallback(() => set(false), [set])

  // The page takes the focus again only once it is no longer inert.
  const wasProjecting = useRef(isProjecting)
  useEffect(() => {
    if (wasProjecting.current && !isProjecting) (opener.current ?? page.current?.querySelector<HTMLElement>('[aria-checked=true]'))?.focus()
    wasProjecting.current = isProjecting
  }, [isProjecting, page])
  return { isProjecting, project, leave }
}
