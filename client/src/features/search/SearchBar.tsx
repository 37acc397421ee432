import { NO_FILTER, PLACE, type FieldDefinition, type Filter } from '@trame/shared/model'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useCountInSight, useIsFiltered, useView } from '../../board/view/useView.ts'
import { useTexts } from '../../i18n/index.ts'
import { useQuery } from '../../session/index.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { AddFilter } from './AddFilter.tsx'
import { FieldFilter } from './FieldFilter.tsx'
import { PlaceFilter } from './PlaceFilter.tsx'
import { SinceFilter } from './SinceFilter.tsx'
import { useTypedLater } from './useTypedLater.ts'
import styles from './search.module.css'

/** What arbitration asks about is always there; every other field can be added, and is there while something is asked of it. */
const ALWAYS = ['status', 'priority', 'submission']
/** The words of the search find titles. */
const NEVER = new Set([...ALWAYS, 'title', 'changedAt'])

/** Words, and conditions on fields and places: one filter for all views, in the address. */
export function SearchBar({ onClose }: { onClose: () => void }) {
  const t = useTexts()
  const { spec, change } = useView()
  const { filter } = spec
  const fields = useQuery('fields', all => all.fields())
  const found = useCountInSight()
  const isFiltered = useIsFiltered()
  const all = useQuery('statuses', ({ board }) => [...board.nodes()].reduce((sum, id) => sum + (board.nodeKind(id) === 'card' && !board.isArchived(id) ? 1 : 0), 0))
  const [added, setAdded] = useState<readonly string[]>([])
  const setFilter = (next: Filter): void => change({ filter: next })

  const named = (id: string): FieldDefinition[] => fields.filter(field => field.id === id)
  const askedOf = [...new Set(filter.conditions.map(condition => condition.field))]
  const others = [...new Set([...askedOf, ...added])].filter(id => !NEVER.has(id) && id !== PLACE).flatMap(named)
  const addable = fields.filter(field => !NEVER.has(field.id) && !others.includes(field) && field.type !== 'unknown')
  // Asked of the title by a link: shown, so that it can be taken away.
  const stray = askedOf.includes('title') ? named('title') : []

  return (
    <search className={styles.bar} aria-label={t('search.label')}>
      <TextSearch text={filter.text} onText={text => setFilter({ ...filter, text })} onClose={onClose} />
      <div className={styles.conditions}>
        {ALWAYS.flatMap(named).map(field => (
          <FieldFilter key={field.id} field={field} filter={filter} onFilter={setFilter} />
        ))}
        <PlaceFilter filter={filter} onFilter={setFilter} />
        {named('changedAt').map(field => (
          <SinceFilter key={field.id} field={field} filter={filter} onFilter={setFilter} />
        ))}
        {[...stray, ...others].map(field => (
          <FieldFilter key={field.id} field={field} filter={filter} isNew={added.at(-1) === field.id} onFilter={setFilter} />
        ))}
        {addable.length > 0 && <AddFilter fields={addable} onField={id => setAdded([...added.filter(each => each !== id), id])} />}
      </div>
      <div className={styles.end}>
        <span className={styles.found} role="status">
          {isFiltered ? t('search.found', { found, all }) : ''}
        </span>
        {isFiltered && (
          <Button
            look="quiet"
            className={styles.clear}
            onClick={() => {
              setAdded([])
              setFilter(NO_FILTER)
            }}
          >
            {t('search.clear')}
          </Button>
        )}
        <IconButton label={t('search.close')} onClick={onClose}>
          <X size={17} aria-hidden />
        </IconButton>
      </div>
    </search>
  )
}

/** What is typed shows at once, and is asked after a pause. */
function TextSearch({ text, onText, onClose }: { text: string; onText: (text: string) => void; onClose: () => void }) {
  const t = useTexts()
  const [typed, type] = useTypedLater(text, onText)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <input
      ref={field}
      type="search"
      className={styles.text}
      aria-label={t('search.text')}
      placeholder={t('search.example')}
      value={typed}
      onChange={event => type(event.target.value)}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        if (typed === '') onClose()
        else type('')
      }}
    />
  )
}
