import { memo } from 'react'
import { NodeChips } from '../../board/NodeChips.tsx'
import { PeerFrame } from '../../board/PeerFrame.tsx'
import { StatusPill } from '../../board/StatusPill.tsx'
import { useBreadcrumb } from '../../board/useWorkspace.ts'
import { useNode, useStatus } from '../../session/index.ts'
import styles from './projection.module.css'

type Props = { id: string; isFresh: boolean }

/** A project as it is read from the back of the room. `hasPlace`: where it lies in the tree; else which status it has. */
export const ProjectedCard = memo(function ProjectedCard({ id, isFresh, hasPlace }: Props & { hasPlace: boolean }) {
  const node = useNode(id)
  const status = useStatus(node?.status ?? '')
  const above = useBreadcrumb(id)
  if (!node) return null
  return (
    <li className={styles.card} data-projected={id} data-fresh={isFresh || undefined} data-colour={status?.colour ?? 'slate'} data-rejected={status?.statusKind === 'rejected' || undefined}>
      {hasPlace && above.length > 0 ? <p className={styles.place}>{above.at(-1)}</p> : null}
      <p className={styles.title} dir="auto">
        {node.title}
      </p>
      <p className={styles.marks}>
        {hasPlace ? null : <StatusPill id={node.status} />} <NodeChips node={node} />
      </p>
      {node.rationale ? <p className={styles.rationale}>{node.rationale}</p> : null}
      <PeerFrame id={id} />
    </li>
  )
})

/** A sub-axis or an action, above what is in it. */
export const ProjectedGroup = memo(function ProjectedGroup({ id, level }: { id: string; level: number }) {
  const node = useNode(id)
  return (
    <li className={styles.group} data-projected={id} data-level={Math.min(level, 2)} dir="auto">
      {node?.title}
    </li>
  )
})
