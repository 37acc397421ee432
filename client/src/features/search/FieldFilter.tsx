import type { FieldDefinition, Filter } from '@trame/shared/model'
import { useId } from 'react'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useTexts } from '../../i18n/index.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { CheckList } from './CheckList.tsx'
import { isAsked, NO_ASK, readAsk, withAsk, type FieldAsk } from './fieldAsk.ts'
import { FilterPill } from './FilterPill.tsx'
import { RangeFields } from './RangeFields.tsx'
import { useAskWords } from './useAskWords.ts'
import { usePeopleOptions } from './usePeopleOptions.ts'
import { useTypedLater } from './useTypedLater.ts'
import fieldStyles from '../../ui/Field.module.css'
import styles from './search.module.css'

type Props = { field: FieldDefinition; filter: Filter; isNew?: boolean; onFilter: (filter: Filter) => void }

/** What may be asked of a field, by its type: some of its values, a range, words it contains, whether it is filled in. */
export function FieldFilter({ field, filter, isNew, onFilter }: Props) {
  const words = useFieldWords()
  const sayAsk = useAskWords()
  const ask = readAsk(filter, field.id)
  const set = (parts: Partial<FieldAsk>): void => onFilter(withAsk(filter, field.id, { ...ask, ...parts }))
  return (
    <FilterPill label={words.fieldTitle(field)} said={sayAsk(field, ask)} isOn={isAsked(ask)} isNew={isNew} onClear={() => onFilter(withAsk(filter, field.id, NO_ASK))}>
      <Values field={field} ask={ask} set={set} />
    </FilterPill>
  )
}

type PartProps = { field: FieldDefinition; ask: FieldAsk; set: (parts: Partial<FieldAsk>) => void }

function Values(props: PartProps) {
  const { field, ask, set } = props
  const words = useFieldWords()
  switch (field.type) {
    case 'choice': {
      const options = field.options.filter(option => !option.isArchived || ask.values.includes(option.value)).map(option => ({ value: option.value, title: words.optionTitle(option) }))
      return <CheckList options={options} values={ask.values} onValues={values => set({ values })} />
    }
    case 'person':
      return <People {...props} />
    case 'number':
    case 'date':
    case 'time':
      return (
        <>
          <RangeFields field={field} min={ask.min} max={ask.max} onRange={range => set({ ...range, presence: ask.presence === 'empty' ? 'any' : ask.presence })} />
          {field.isWritable && <PresenceChoice {...props} />}
        </>
      )
    case 'text':
    case 'link':
    case 'unknown':
      return (
        <>
          <ContainsField {...props} />
          <PresenceChoice {...props} />
        </>
      )
  }
}

function People(props: PartProps) {
  const t = useTexts()
  const { field, ask, set } = props
  const options = usePeopleOptions(ask.values)
  return (
    <>
      {options.length === 0 ? <p className={styles.note}>{t('filter.nobody')}</p> : <CheckList options={options} values={ask.values} onValues={values => set({ values, presence: 'any' })} />}
      {field.isWritable && <PresenceChoice {...props} />}
    </>
  )
}

function ContainsField({ ask, set }: PartProps) {
  const t = useTexts()
  const id = useId()
  const [typed, type] = useTypedLater(ask.contains, text => set({ contains: text.trim() === '' ? '' : text, presence: ask.presence === 'empty' ? 'any' : ask.presence }))
  return (
    <div className={styles.field}>
      <label className={fieldStyles.label} htmlFor={id}>
        {t('filter.containsLabel')}
      </label>
      <input id={id} className={fieldStyles.input} type="text" value={typed} onChange={event => type(event.target.value)} />
    </div>
  )
}

function PresenceChoice({ field, ask, set }: PartProps) {
  const t = useTexts()
  const isLink = field.type === 'link'
  return (
    <Segmented
      label={t('filter.presence')}
      value={ask.presence}
      onChange={presence => set(presence === 'empty' ? { ...NO_ASK, presence } : { presence })}
      options={[
        { value: 'any', label: t('filter.any') },
        { value: 'filled', label: t(isLink ? 'filter.present' : 'filter.filled') },
        { value: 'empty', label: t(isLink ? 'filter.absent' : 'filter.empty') },
      ]}
    />
  )
}

