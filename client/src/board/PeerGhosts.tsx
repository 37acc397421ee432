import { useLayoutEffect, useRef } from 'react'
import { useObservable, useSession, type Peer } from '../session/index.ts'
import { useWorkspace } from './useWorkspace.ts'
import type { ViewName } from './workspace.ts'
import styles from './peers.module.css'

/** What others drag over this view, moving to where it would be dropped. Nothing of it is stored. */
export function PeerGhosts({ view, root }: { view: ViewName; root: () => HTMLElement | null }) {
  const peers = useObservable(useWorkspace().dragPeers)
  return peers.filter(({ drag }) => drag?.over?.view === view).map(peer => <Ghost key={peer.client} peer={peer} root={root} />)
}

function Ghost({ peer, root }: { peer: Peer; root: () => HTMLElement | null }) {
  const { board } = useSession()
  const ghost = useRef<HTMLDivElement>(null)
  const over = peer.drag?.over

  // Where the target stands is known after drawing only; each presence update draws anew.
  useLayoutEffect(() => {
    const [element, container] = [ghost.current, root()]
    const target = over && container?.querySelector(`[data-node="${CSS.escape(over.id)}"]`)
    if (!element || !container) return
    element.hidden = !target
    if (!target) return
    const [at, frame] = [target.getBoundingClientRect(), container.getBoundingClientRect()]
    const isInside = over.edge === 'inside'
    const y = over.edge === 'after' ? at.bottom : at.top
    element.style.transform = `translate(${at.left - frame.left + container.scrollLeft}px, ${y - frame.top + container.scrollTop}px)`
    element.style.inlineSize = `${at.width}px`
    element.style.blockSize = isInside ? `${at.height}px` : '0'
  })

  return (
    <div ref={ghost} className={styles.ghost} data-edge={over?.edge} style={{ '--peer': peer.colour } as React.CSSProperties} aria-hidden data-ghost={peer.name}>
      <span className={styles.ghostLabel}>
        <span className={styles.ghostName}>{peer.name}</span>
        <span className={styles.ghostTitle} data-drag-count={peer.drag?.count}>
          {peer.drag && board.title(peer.drag.id)}
        </span>
      </span>
    </div>
  )
}
