import type { FieldDefinition } from '@trame/shared/model'
import { Plus } from 'lucide-react'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useTexts } from '../../i18n/index.ts'
import { Popover } from '../../ui/Popover.tsx'
import styles from './search.module.css'

/** Fields that the bar does not show yet, to ask something of. */
export function AddFilter({ fields, onField }: { fields: readonly FieldDefinition[]; onField: (field: string) => void }) {
  const t = useTexts()
  const words = useFieldWords()
  return (
    <Popover
      title={t('filter.by')}
      align="start"
      trigger={
        <button type="button" className={styles.condition} data-add aria-label={t('filter.addLabel')}>
          <Plus size={14} aria-hidden />
          {t('filter.add')}
        </button>
      }
    >
      {closeThen => (
        <ul className={styles.options}>
          {fields.map(field => (
            <li key={field.id}>
              <button type="button" className={styles.choice} onClick={() => closeThen(() => onField(field.id))}>
                <span className={styles.optionText}>{words.fieldTitle(field)}</span>
                <span className={styles.kind}>{t(`fieldType.${field.type}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  )
}
