import { readFieldValue, type FieldDefinition } from '@trame/shared/model'
import type { NodeView } from '@trame/shared/queries'
import { memo, type ReactNode } from 'react'
import { FieldChip } from '../../board/FieldChip.tsx'
import { NodeMarks } from '../../board/NodeChips.tsx'
import { useBreadcrumb } from '../../board/useWorkspace.ts'
import { useQuery } from '../../session/index.ts'
import type { CardLook } from './cardLook.ts'
import styles from './card.module.css'

const levelOf = (key: string): number | null => (key.startsWith('level:') ? Number(key.slice(6)) : null)
/** Said in words of their own below the title. */
const APART: ReadonlySet<string> = new Set(['rationale'])

/** What the view shows of a card, as chips with their names where the value alone says too little; never a colour alone. */
export const CardFields = memo(function CardFields({ node, look, children }: { node: NodeView; look: CardLook; children: ReactNode }) {
  const { shown, fields, colourBy } = look
  const keys = colourBy && !shown.includes(colourBy.id) ? [...shown, colourBy.id] : shown
  return (
    <span className={styles.chips}>
      {keys.map(key => {
        const level = levelOf(key)
        if (level !== null) return <LevelChip key={key} id={node.id} level={level} />
        const field = APART.has(key) ? undefined : fields.get(key)
        return field && <FieldChip key={key} id={node.id} field={field} />
      })}
      <NodeMarks node={node} />
      {children}
    </span>
  )
})

function LevelChip({ id, level }: { id: string; level: number }) {
  const title = useBreadcrumb(id)[level - 1]
  return title === undefined ? null : <span className={styles.levelChip}>{title}</span>
}

/** The colour that the view gives this card; null for none. */
export function useCardColour(id: string, { colourBy }: CardLook): string | null {
  return useQuery(`node:${id}`, ({ board }) => colourOf(colourBy, field => readFieldValue(board, id, field)))
}

function colourOf(field: FieldDefinition | null, read: (field: FieldDefinition) => unknown): string | null {
  if (!field) return null
  const value = read(field)
  return field.options.find(option => option.value === value)?.colour ?? null
}
