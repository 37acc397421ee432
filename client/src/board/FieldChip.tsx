import type { FieldDefinition } from '@trame/shared/model'
import { useQuery } from '../session/index.ts'
import { Unseen } from '../ui/Unseen.tsx'
import { useFieldWords } from './useFieldWords.ts'
import styles from './chips.module.css'

/** Values that say by themselves what they are. */
const PLAIN: ReadonlySet<string> = new Set(['territory', 'status', 'submission', 'track'])
const NAMED: ReadonlySet<string> = new Set(['number', 'date', 'time', 'person'])

/** What a card holds under a field, if anything. */
export function FieldChip({ id, field }: { id: string; field: FieldDefinition }) {
  const words = useFieldWords()
  const text = useQuery(`node:${id}`, ({ board }) => words.valueOf(board, id, field))
  const value = useQuery(`node:${id}`, index => (field.id === 'status' ? index.node(id)?.status : field.id === 'track' ? null : index.node(id)?.fields[field.id]))
  if (text === '') return null
  const option = field.options.find(each => each.value === value)
  const name = words.fieldTitle(field)
  const isNamed = NAMED.has(field.type)
  return (
    <>
      <span className={styles.chip} data-tone={field.id === 'priority' ? 'priority' : field.id === 'territory' ? 'territory' : undefined} data-colour={field.id === 'priority' ? undefined : option?.colour} title={isNamed || field.id === 'priority' ? undefined : `${name}\u00a0: ${text}`}>
        {isNamed ? <span className={styles.chipName}>{name}</span> : PLAIN.has(field.id) || field.id === 'priority' ? null : <Unseen>{`${name} `}</Unseen>}
        {text}
      </span>{' '}
    </>
  )
}
