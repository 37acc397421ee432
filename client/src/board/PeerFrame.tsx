import { usePeersAt } from './useWorkspace.ts'
import styles from './peers.module.css'

/** The outline and the names of those who have this node selected. Lies over its positioned parent; takes no pointer. */
export function PeerFrame({ id }: { id: string }) {
  const peers = usePeersAt(id)
  const [first] = peers
  if (!first) return null
  return (
    <span className={styles.frame} style={{ '--peer': first.colour } as React.CSSProperties} data-peer={first.name}>
      <span className={styles.names}>
        {peers.map(({ client, name, colour }) => (
          <span key={client} className={styles.name} style={{ '--peer': colour } as React.CSSProperties}>
            {name}
          </span>
        ))}
      </span>
    </span>
  )
}
