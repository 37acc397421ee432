import { NO_FILTER, ROOT, type Condition, type Filter } from '@trame/shared/model'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useCountInSight, useIsFiltered, useView } from '../../board/view/useView.ts'
import { useTexts } from '../../i18n/index.ts'
import { useChildren, useQuery, useSession } from '../../session/index.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { ConditionSelect } from './ConditionSelect.tsx'
import { SinceSelect } from './SinceSelect.tsx'
import styles from './search.module.css'

/** Typing asks anew after this pause, so that a word is one question. */
const PAUSE_MS = 120
/** Choices that arbitration asks about; other fields come with the saved views. */
const FIELDS = ['status', 'priority', 'submission', 'track']

/** Words, and conditions on fields and places: one filter for all views, in the address. */
export function SearchBar({ onClose }: { onClose: () => void }) {
  const t = useTexts()
  const words = useFieldWords()
  const { spec, change } = useView()
  const { filter } = spec
  const { board, index } = useSession()
  const fields = useQuery('fields', all => all.fields()).filter(field => FIELDS.includes(field.id) || (!field.isBuiltIn && field.type === 'choice'))
  const axes = useChildren(ROOT).filter(id => board.nodeKind(id) === 'group')
  const found = useCountInSight()
  const isFiltered = useIsFiltered()
  const all = useQuery('statuses', () => [...board.nodes()].reduce((sum, id) => sum + (board.nodeKind(id) === 'card' && !board.isArchived(id) ? 1 : 0), 0))
  const setFilter = (parts: Partial<Filter>): void => change({ filter: { ...filter, ...parts } })
  const valuesOf = (field: string): readonly string[] => filter.conditions.find(condition => condition.field === field && condition.operator === 'is')?.values.map(String) ?? []
  const setValues = (field: string, values: readonly string[]): void => {
    const others = filter.conditions.filter(condition => condition.field !== field || condition.operator !== 'is')
    setFilter({ conditions: values.length === 0 ? others : [...others, { field, operator: 'is', values: [...values] } satisfies Condition] })
  }

  return (
    <search className={styles.bar} aria-label={t('search.label')}>
      <TextSearch text={filter.text} onText={text => setFilter({ text })} onClose={onClose} />
      <div className={styles.conditions}>
        {fields.map(field => (
          <ConditionSelect
            key={field.id}
            label={words.fieldTitle(field)}
            options={field.options.filter(option => !option.isArchived).map(option => ({ value: option.value, title: words.optionTitle(option) }))}
            values={valuesOf(field.id)}
            onValues={values => setValues(field.id, values)}
          />
        ))}
        <ConditionSelect label={index.about().levels[0] || t('search.axis')} options={axes.map(id => ({ value: id, title: board.title(id) }))} values={valuesOf('place')} onValues={values => setValues('place', values)} />
        <SinceSelect filter={filter} onFilter={setFilter} />
      </div>
      <span className={styles.found} role="status">
        {isFiltered ? t('search.found', { found, all }) : ''}
      </span>
      {isFiltered && (
        <Button look="quiet" onClick={() => change({ filter: NO_FILTER })}>
          {t('search.clear')}
        </Button>
      )}
      <IconButton label={t('search.close')} onClick={onClose}>
        <X size={17} aria-hidden />
      </IconButton>
    </search>
  )
}

/** What is typed shows at once; the question follows after a pause, and what a link or another tab asks shows here too. */
function TextSearch({ text, onText, onClose }: { text: string; onText: (text: string) => void; onClose: () => void }) {
  const t = useTexts()
  const [typed, setTyped] = useState(text)
  const [asked, setAsked] = useState(text)
  if (text !== asked) {
    setAsked(text)
    setTyped(text)
  }
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    if (typed === text) return undefined
    const timer = setTimeout(() => {
      setAsked(typed)
      onText(typed)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  })
  return (
    <input
      ref={field}
      type="search"
      className={styles.text}
      aria-label={t('search.text')}
      placeholder={t('search.example')}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        if (typed === '') onClose()
        else setTyped('')
      }}
    />
  )
}
