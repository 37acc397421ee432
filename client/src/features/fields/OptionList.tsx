import { addOption, moveOption, recolourOption, removeOption, renameOption, setCapacity, STATUS_COLOURS, type StatusColour } from '@trame/shared/commands'
import type { FieldDefinition, OptionDefinition } from '@trame/shared/model'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { CapacityInput } from '../../board/CapacityInput.tsx'
import { SelectField } from '../../board/SelectField.tsx'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useRun } from '../../board/useRun.ts'
import { useTexts } from '../../i18n/index.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/Dialog.tsx'
import { InlineText } from './InlineText.tsx'
import fieldStyles from '../../ui/Field.module.css'
import styles from './fields.module.css'

/** The options of a choice: name, colour, capacity, order; removing one asks where its projects go. */
export function OptionList({ field }: { field: FieldDefinition }) {
  const t = useTexts()
  const run = useRun()
  const words = useFieldWords()
  const [removing, setRemoving] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const options = field.options.filter(({ isArchived }) => !isArchived)
  const add = (): void => {
    if (title.trim() !== '' && run(addOption, { field: field.id, title }).ok) setTitle('')
  }
  return (
    <section className={styles.options} aria-label={t('fields.options')}>
      <h3 className={fieldStyles.label}>{t('fields.options')}</h3>
      <ul>
        {options.map((option, i) => {
          const name = words.optionTitle(option)
          return (
            <li key={option.id} className={styles.option} data-colour={option.colour}>
              <span className={styles.dot} aria-hidden />
              <InlineText label={t('fields.optionName')} value={name} onKeep={next => run(renameOption, { id: option.id, title: next })} />
              <select className={fieldStyles.input} aria-label={t('fields.optionColour', { title: name })} value={option.colour} onChange={event => run(recolourOption, { id: option.id, colour: event.target.value as StatusColour })}>
                {STATUS_COLOURS.map(colour => (
                  <option key={colour} value={colour}>
                    {t(`colour.${colour}`)}
                  </option>
                ))}
              </select>
              <CapacityInput label={t('fields.optionCapacity', { title: name })} value={option.capacity} onKeep={capacity => run(setCapacity, { id: option.id, capacity })} />
              <span className={styles.tools}>
                <IconButton label={t('fields.up', { title: name })} disabled={i === 0} onClick={() => run(moveOption, { id: option.id, after: options[i - 2]?.id ?? null })}>
                  <ArrowUp size={15} aria-hidden />
                </IconButton>
                <IconButton label={t('fields.down', { title: name })} disabled={i === options.length - 1} onClick={() => run(moveOption, { id: option.id, after: options[i + 1]!.id })}>
                  <ArrowDown size={15} aria-hidden />
                </IconButton>
                <IconButton label={t('fields.removeOption', { title: name })} onClick={() => setRemoving(option.id)}>
                  <Trash2 size={15} aria-hidden />
                </IconButton>
              </span>
              {removing === option.id && <RemoveOption option={option} others={options.filter(({ id }) => id !== option.id)} onClose={() => setRemoving(null)} />}
            </li>
          )
        })}
      </ul>
      <form
        className={styles.addOption}
        onSubmit={event => {
          event.preventDefault()
          add()
        }}
      >
        <input className={`${fieldStyles.input} ${styles.input}`} aria-label={t('fields.addOption')} placeholder={t('fields.optionName')} value={title} onChange={event => setTitle(event.target.value)} />
        <Button type="submit" disabled={title.trim() === ''}>
          {t('board.add')}
        </Button>
      </form>
      <p className={styles.filled}>{t('fields.capacityHint')}</p>
    </section>
  )
}

/** V7: the option's projects get another one, or none. */
function RemoveOption({ option, others, onClose }: { option: OptionDefinition; others: readonly OptionDefinition[]; onClose: () => void }) {
  const t = useTexts()
  const run = useRun()
  const words = useFieldWords()
  const [into, setInto] = useState('')
  return (
    <div className={styles.question}>
      <SelectField label={t('fields.optionInto', { title: words.optionTitle(option) })} value={into} onChange={setInto}>
        <option value="">{t('fields.optionNone')}</option>
        {others.map(other => (
          <option key={other.id} value={other.value}>
            {words.optionTitle(other)}
          </option>
        ))}
      </SelectField>
      <DialogActions>
        <Button onClick={onClose}>{t('board.cancel')}</Button>
        <Button look="danger" onClick={() => run(removeOption, { id: option.id, into: into === '' ? null : into }).ok && onClose()}>
          {t('fields.optionRemoveDo')}
        </Button>
      </DialogActions>
    </div>
  )
}
