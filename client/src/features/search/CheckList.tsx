import styles from './search.module.css'

/** `depth` sets it in below the one above. */
export type CheckOption = { readonly value: string; readonly title: string; readonly depth?: number }

/** Which values may show; none chosen means all. */
export function CheckList({ options, values, onValues }: { options: readonly CheckOption[]; values: readonly string[]; onValues: (values: readonly string[]) => void }) {
  return (
    <ul className={styles.options}>
      {options.map(({ value, title, depth = 0 }) => (
        <li key={value} style={{ '--depth': depth } as React.CSSProperties}>
          <label className={styles.option}>
            <input type="checkbox" checked={values.includes(value)} onChange={() => onValues(values.includes(value) ? values.filter(each => each !== value) : [...values, value])} />
            <span className={styles.optionText}>{title}</span>
          </label>
        </li>
      ))}
    </ul>
  )
}
