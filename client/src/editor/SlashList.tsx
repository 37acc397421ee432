import { useTexts } from '../i18n/index.ts'
import styles from './richText.module.css'
import type { SlashState } from './slashMenu.ts'

/** The menu of `/`, under the caret, or over it where there is no room. The caret stays in the text; keys walk the list from there. */
export function SlashList({ items, active, rect, choose }: SlashState) {
  const t = useTexts()
  const isLow = rect !== null && rect.bottom > innerHeight * 0.6
  return (
    <div
      className={styles.slash}
      role="listbox"
      aria-label={t('text.slash')}
      style={rect ? { insetInlineStart: Math.min(rect.left, innerWidth - 240), ...(isLow ? { insetBlockEnd: innerHeight - rect.top + 4 } : { insetBlockStart: rect.bottom + 4 }) } : undefined}
    >
      {items.map((item, i) => (
        <div
          key={item}
          role="option"
          aria-selected={i === active}
          className={styles.slashItem}
          onPointerDown={event => {
            event.preventDefault()
            choose(item)
          }}
        >
          {t(`text.slash.${item}`)}
        </div>
      ))}
    </div>
  )
}
