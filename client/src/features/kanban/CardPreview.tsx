import type { FieldDefinition } from '@trame/shared/model'
import { useLayoutEffect, useRef, useState } from 'react'
import { StatusPill } from '../../board/StatusPill.tsx'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useBreadcrumb } from '../../board/useWorkspace.ts'
import { useNode, useQuery } from '../../session/index.ts'
import styles from './CardPreview.module.css'

const GAP_PX = 8
/** Said above, or of no interest to who reads a card. */
const APART: ReadonlySet<string> = new Set(['title', 'status', 'createdAt', 'changedAt', 'author'])

type Props = { id: string; at: DOMRect; onHold: (isHeld: boolean) => void }

/** All that a card says, uncut, beside it. */
export function CardPreview({ id, at, onHold }: Props) {
  const node = useNode(id)
  const place = useBreadcrumb(id)
  const fields = useQuery('fields', index => index.fields())
  const element = useRef<HTMLDivElement>(null)
  const [spot, setSpot] = useState<{ readonly x: number; readonly y: number } | null>(null)
  useLayoutEffect(() => {
    const box = element.current?.getBoundingClientRect()
    if (!box) return
    const right = at.right + GAP_PX
    const left = at.left - GAP_PX - box.width
    const x = right + box.width + GAP_PX <= innerWidth ? right : left >= GAP_PX ? left : Math.max(GAP_PX, Math.min(at.left, innerWidth - box.width - GAP_PX))
    const isBeside = x === right || x === left
    const below = at.bottom + GAP_PX
    const y = isBeside ? at.top : below + box.height <= innerHeight ? below : at.top - box.height - GAP_PX
    setSpot({ x, y: Math.max(GAP_PX, Math.min(y, innerHeight - box.height - GAP_PX)) })
  }, [at])
  if (!node) return null
  return (
    <div ref={element} role="tooltip" className={styles.preview} style={spot ? { insetInlineStart: spot.x, insetBlockStart: spot.y } : { visibility: 'hidden' }} onPointerEnter={() => onHold(true)} onPointerLeave={() => onHold(false)}>
      <p className={styles.place}>{place.join(' › ')}</p>
      <p className={styles.title} dir="auto">
        {node.title}
      </p>
      <StatusPill id={node.status} />
      <dl className={styles.values}>
        {fields.filter(field => !APART.has(field.id)).map(field => (
          <Value key={field.id} id={id} field={field} />
        ))}
      </dl>
    </div>
  )
}

function Value({ id, field }: { id: string; field: FieldDefinition }) {
  const words = useFieldWords()
  const text = useQuery(`node:${id}`, ({ board }) => words.valueOf(board, id, field))
  return text === '' ? null : (
    <div>
      <dt>{words.fieldTitle(field)}</dt>
      <dd>{text}</dd>
    </div>
  )
}
