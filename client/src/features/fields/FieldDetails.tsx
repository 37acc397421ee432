import { renameField } from '@trame/shared/commands'
import type { FieldDefinition } from '@trame/shared/model'
import { useState } from 'react'
import { KeptField } from '../../board/KeptField.tsx'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useRun } from '../../board/useRun.ts'
import { useTexts } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { OptionList } from './OptionList.tsx'
import { RemoveField } from './RemoveField.tsx'
import styles from './fields.module.css'

/** Name, options and end of one field. Each change is written at once, and is one step of undo. */
export function FieldDetails({ field }: { field: FieldDefinition }) {
  const t = useTexts()
  const run = useRun()
  const words = useFieldWords()
  const [isRemoving, setRemoving] = useState(false)
  return (
    <div className={styles.details}>
      <KeptField label={t('fields.name')} value={words.fieldTitle(field)} onKeep={title => run(renameField, { id: field.id, title })} />
      {field.isExtensible && <OptionList field={field} />}
      {isRemoving ? (
        <RemoveField field={field} onClose={() => setRemoving(false)} />
      ) : (
        <Button look="quiet" className={styles.danger} onClick={() => setRemoving(true)}>
          {t('fields.remove')}
        </Button>
      )}
    </div>
  )
}
