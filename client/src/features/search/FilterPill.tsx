import { ChevronDown } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import styles from './search.module.css'

type Props = {
  /** What the panel is called: the field. */
  label: string
  /** What the pill says: the field, and what is asked of it. */
  said: string
  isOn: boolean
  /** It was added just now: its panel comes with it. */
  isNew?: boolean
  onClear: () => void
  children: ReactNode
}

/** One field of the filter: what is asked of it, and a panel to ask something else. */
export function FilterPill({ label, said, isOn, isNew = false, onClear, children }: Props) {
  const t = useTexts()
  const pill = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (isNew) pill.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isNew])
  return (
    <span ref={pill} className={styles.pill}>
      <Popover
        title={label}
        align="start"
        startsOpen={isNew}
        trigger={
          <button type="button" className={styles.condition} data-on={isOn || undefined} title={said}>
            <span className={styles.said}>{said}</span>
            <ChevronDown size={14} aria-hidden />
          </button>
        }
      >
        <div className={styles.panel}>
          {children}
          {isOn && (
            <Button look="quiet" onClick={onClear}>
              {t('filter.remove')}
            </Button>
          )}
        </div>
      </Popover>
    </span>
  )
}
