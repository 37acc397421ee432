import { DEFAULT_VIEW, type ViewSpec } from '@trame/shared/model'
import { ArrowDownNarrowWide, ArrowUpNarrowWide } from 'lucide-react'
import { SelectField } from '../../board/SelectField.tsx'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useView } from '../../board/view/useView.ts'
import { useTexts } from '../../i18n/index.ts'
import { useQuery } from '../../session/index.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { GroupBySelect } from './GroupBySelect.tsx'
import { ShownFields } from './ShownFields.tsx'
import fieldStyles from '../../ui/Field.module.css'
import styles from './views.module.css'

const START: Partial<ViewSpec> = { columns: DEFAULT_VIEW.columns, lanes: DEFAULT_VIEW.lanes, sort: DEFAULT_VIEW.sort, hideEmpty: false, density: 'normal', colourBy: null, shown: DEFAULT_VIEW.shown }

/** Columns, lanes, order, density, fields and colour of the cards: each choice shows at once. */
export function ViewOptions({ closeThen }: { closeThen: (next: () => void) => void }) {
  const t = useTexts()
  const words = useFieldWords()
  const { spec, change } = useView()
  const { surface } = useWorkspace()
  const fields = useQuery('fields', index => index.fields())
  const { sort } = spec
  return (
    <div className={styles.panel}>
      <GroupBySelect label={t('options.columns')} nothing={t('options.oneColumn')} value={spec.columns} onChange={columns => change({ columns })} />
      <GroupBySelect label={t('options.lanes')} nothing={t('options.nothing')} value={spec.lanes} onChange={lanes => change({ lanes })} />
      <div className={styles.line}>
        <SelectField label={t('options.sort')} value={sort?.field ?? ''} onChange={field => change({ sort: field === '' ? null : { field, descending: sort?.descending ?? false } })}>
          <option value="">{t('options.byHand')}</option>
          {fields.map(field => (
            <option key={field.id} value={field.id}>
              {words.fieldTitle(field)}
            </option>
          ))}
        </SelectField>
        {sort && (
          <IconButton label={t(sort.descending ? 'options.descending' : 'options.ascending')} look="plain" onClick={() => change({ sort: { ...sort, descending: !sort.descending } })}>
            {sort.descending ? <ArrowDownNarrowWide size={17} aria-hidden /> : <ArrowUpNarrowWide size={17} aria-hidden />}
          </IconButton>
        )}
      </div>
      <label className={styles.check}>
        <input type="checkbox" checked={spec.hideEmpty} onChange={event => change({ hideEmpty: event.target.checked })} />
        {t('options.hideEmpty')}
      </label>
      <div className={styles.block}>
        <span className={fieldStyles.label}>{t('options.density')}</span>
        <Segmented
          label={t('options.density')}
          value={spec.density}
          onChange={density => change({ density })}
          options={[
            { value: 'normal', label: t('options.normal') },
            { value: 'compact', label: t('options.compact') },
          ]}
        />
      </div>
      <SelectField label={t('options.colour')} value={spec.colourBy ?? ''} onChange={colourBy => change({ colourBy: colourBy || null })}>
        <option value="">{t('options.noColour')}</option>
        {fields
          .filter(({ type }) => type === 'choice')
          .map(field => (
            <option key={field.id} value={field.id}>
              {words.fieldTitle(field)}
            </option>
          ))}
      </SelectField>
      <ShownFields />
      <Button look="quiet" onClick={() => closeThen(() => surface.set({ kind: 'fields', id: '' }))}>
        {t('fields.open')}
      </Button>
      <Button look="quiet" onClick={() => closeThen(() => change(START))}>
        {t('options.asFirst')}
      </Button>
    </div>
  )
}
