import { usePeersAt } from './useWorkspace.ts'
import styles from './peers.module.css'

/** The outline and the names of those who have this node selected. Lies over its positioned parent; takes no pointer. */
export function PeerFrame({ id }: { id: string }) {
  const peers = usePeersAt(id)
  const [first] = peers
  if (!first) return null
  return (
    <span className={styles.frame} style={{ '--peer': first.colour } as React.CSSProperties} data-peer={first.name} aria-hidden>
      <span className={styles.names}>
        {peers.map(({ client, name, colour }) => (
          // As content of the style: the name is no part of what the row or card is called.
          <span key={client} className={styles.name} style={{ '--peer': colour } as React.CSSProperties} data-name={name} />
        ))}
      </span>
    </span>
  )
}
