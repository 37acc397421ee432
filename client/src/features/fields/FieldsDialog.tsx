import { moveField, restoreField } from '@trame/shared/commands'
import type { FieldDefinition } from '@trame/shared/model'
import { ArrowDown, ArrowUp, ChevronRight, Plus } from 'lucide-react'
import { useState } from 'react'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useRun } from '../../board/useRun.ts'
import { useTexts } from '../../i18n/index.ts'
import { useQuery } from '../../session/index.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FieldDetails } from './FieldDetails.tsx'
import { NewField } from './NewField.tsx'
import fieldStyles from '../../ui/Field.module.css'
import styles from './fields.module.css'

/** The fields of a board that can be changed, in their order; one of them is open. `first`: which, to begin with; `isNew`: a new one is asked for. */
export function FieldsDialog({ first, isNew, onAdded, onClose }: { first: string; isNew: boolean; onAdded: (field: string) => void; onClose: () => void }) {
  const t = useTexts()
  const run = useRun()
  const words = useFieldWords()
  const all = useQuery('fields', index => index.fields())
  const removed = useQuery('fields', index => index.removedFields())
  const [open, setOpen] = useState(first)
  const [isAdding, setAdding] = useState(isNew)
  // Asked for a new one, the others are not in its way.
  const isAlone = isNew && isAdding
  const fields = all.filter(({ isAdaptable }) => isAdaptable)
  const move = ({ id }: FieldDefinition, step: -1 | 1): void => {
    const at = all.findIndex(field => field.id === id)
    const beside = all.findIndex(field => field.id === fields[fields.findIndex(field => field.id === id) + step]!.id)
    void run(moveField, { id, after: step < 0 ? (all[beside - 1]?.id ?? null) : all[Math.max(beside, at)]!.id })
  }
  return (
    <Dialog isOpen onClose={onClose} title={t(isAlone ? 'fields.new' : 'fields.title')} description={isAlone ? undefined : t('fields.hint')} shape={isAlone ? undefined : 'wide'}>
      <div className={styles.dialog}>
        <ul className={styles.list} hidden={isAlone}>
          {fields.map((field, i) => {
            const title = words.fieldTitle(field)
            const isOpen = field.id === open
            return (
              <li key={field.id} className={styles.item} data-field={field.id} data-open={isOpen || undefined}>
                <div className={styles.row}>
                  <button type="button" className={styles.opener} aria-expanded={isOpen} onClick={() => setOpen(isOpen ? '' : field.id)}>
                    <ChevronRight size={16} aria-hidden />
                    <span className={styles.name}>{title}</span>
                    <span className={styles.type}>{t(`fieldType.${field.type}`)}</span>
                  </button>
                  <IconButton label={t('fields.up', { title })} disabled={i === 0} onClick={() => move(field, -1)}>
                    <ArrowUp size={15} aria-hidden />
                  </IconButton>
                  <IconButton label={t('fields.down', { title })} disabled={i === fields.length - 1} onClick={() => move(field, 1)}>
                    <ArrowDown size={15} aria-hidden />
                  </IconButton>
                </div>
                {isOpen && <FieldDetails field={field} />}
              </li>
            )
          })}
        </ul>
        {isAdding ? (
          <NewField
            onDone={id => {
              if (id === null && isAlone) return onClose()
              setAdding(false)
              if (id === null) return
              setOpen(id)
              onAdded(id)
            }}
          />
        ) : (
          <Button onClick={() => setAdding(true)}>
            <Plus size={16} aria-hidden />
            {t('fields.add')}
          </Button>
        )}
        {removed.length > 0 && !isAlone && (
          <section className={styles.removed}>
            <h3 className={fieldStyles.label}>{t('fields.removed')}</h3>
            <ul>
              {removed.map(field => {
                const title = words.fieldTitle(field)
                return (
                  <li key={field.id} className={styles.row}>
                    <span className={styles.name}>{title}</span>
                    <Button look="quiet" aria-label={t('fields.restore', { title })} onClick={() => run(restoreField, { id: field.id })}>
                      {t('saved.undo')}
                    </Button>
                  </li>
                )
              })}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  )
}
