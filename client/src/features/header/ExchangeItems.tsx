import { FileDown, FileUp } from 'lucide-react'
import { useTexts } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './MoreMenu.module.css'

/** In and out, in the board's menu. */
export function ExchangeItems({ onImport, onExport }: { onImport: () => void; onExport: () => void }) {
  const t = useTexts()
  return (
    <>
      <Button look="quiet" className={styles.item} onClick={onImport}>
        <FileUp size={17} aria-hidden />
        {t('import.menu')}
      </Button>
      <Button look="quiet" className={styles.item} onClick={onExport}>
        <FileDown size={17} aria-hidden />
        {t('export.menu')}
      </Button>
    </>
  )
}
