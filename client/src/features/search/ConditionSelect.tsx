import { ChevronDown } from 'lucide-react'
import { useTexts } from '../../i18n/index.ts'
import { Popover } from '../../ui/Popover.tsx'
import styles from './search.module.css'

type Option = { readonly value: string; readonly title: string }
type Props = { label: string; options: readonly Option[]; values: readonly string[]; onValues: (values: readonly string[]) => void }

/** One field and which of its values may show; none chosen means all. */
export function ConditionSelect({ label, options, values, onValues }: Props) {
  const t = useTexts()
  const [first] = values
  const said = values.length === 0 ? label : `${label} : ${values.length === 1 ? (options.find(({ value }) => value === first)?.title ?? first!) : t('search.several', { n: values.length })}`
  return (
    <Popover
      title={label}
      align="start"
      trigger={
        <button type="button" className={styles.condition} data-on={values.length > 0 || undefined}>
          <span className={styles.said}>{said}</span>
          <ChevronDown size={14} aria-hidden />
        </button>
      }
    >
      <ul className={styles.options}>
        {options.map(({ value, title }) => (
          <li key={value}>
            <label className={styles.option}>
              <input type="checkbox" checked={values.includes(value)} onChange={() => onValues(values.includes(value) ? values.filter(each => each !== value) : [...values, value])} />
              {title}
            </label>
          </li>
        ))}
      </ul>
    </Popover>
  )
}
