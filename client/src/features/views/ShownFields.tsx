import { ArrowDown, ArrowUp } from 'lucide-react'
import { levelName } from '../../board/levelName.ts'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useView } from '../../board/view/useView.ts'
import { useTexts } from '../../i18n/index.ts'
import { useAbout, useQuery } from '../../session/index.ts'
import { IconButton } from '../../ui/Button.tsx'
import fieldStyles from '../../ui/Field.module.css'
import styles from './views.module.css'

/** Which fields the cards show, in which order: what is shown first, with arrows to move it; then what could be. */
export function ShownFields() {
  const t = useTexts()
  const words = useFieldWords()
  const about = useAbout()
  const fields = useQuery('fields', index => index.fields())
  const { spec, change } = useView()
  const all = [
    ...fields.filter(({ id }) => id !== 'title').map(field => ({ key: field.id, title: words.fieldTitle(field) })),
    ...about.levels.map((_, i) => ({ key: `level:${i + 1}`, title: levelName(about, i, t('group.level', { n: i + 1 })) })),
  ]
  const shown = spec.shown.flatMap(key => all.find(each => each.key === key) ?? [])
  const set = (keys: readonly string[]): void => change({ shown: keys })
  const keys = shown.map(({ key }) => key)
  const swap = (at: number, step: -1 | 1): void => {
    const next = [...keys]
    next.splice(at + step, 0, ...next.splice(at, 1))
    set(next)
  }
  return (
    <fieldset className={styles.shown}>
      <legend className={fieldStyles.label}>{t('options.shown')}</legend>
      <ul>
        {shown.map(({ key, title }, i) => (
          <li key={key} className={styles.shownRow}>
            <label className={styles.check}>
              <input type="checkbox" checked onChange={() => set(keys.filter(each => each !== key))} />
              {title}
            </label>
            <IconButton label={t('options.up', { title })} disabled={i === 0} onClick={() => swap(i, -1)}>
              <ArrowUp size={15} aria-hidden />
            </IconButton>
            <IconButton label={t('options.down', { title })} disabled={i === shown.length - 1} onClick={() => swap(i, 1)}>
              <ArrowDown size={15} aria-hidden />
            </IconButton>
          </li>
        ))}
        {all
          .filter(({ key }) => !keys.includes(key))
          .map(({ key, title }) => (
            <li key={key} className={styles.shownRow}>
              <label className={styles.check}>
                <input type="checkbox" checked={false} onChange={() => set([...keys, key])} />
                {title}
              </label>
            </li>
          ))}
      </ul>
    </fieldset>
  )
}
