import { Plus } from 'lucide-react'
import { useTexts } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './tree.module.css'

/** What a programme without a single axis shows: what it is for, and the first step. */
export function EmptyTree({ level, onAdd }: { level: string; onAdd: () => void }) {
  const t = useTexts()
  return (
    <div className={styles.empty}>
      <h2>{t('tree.empty.title')}</h2>
      <p>{t('tree.empty.hint')}</p>
      <Button data-writes look="primary" onClick={onAdd}>
        <Plus size={17} aria-hidden />
        {t('tree.addGroup', { level: level.toLowerCase() })}
      </Button>
    </div>
  )
}
