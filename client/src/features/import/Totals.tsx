import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useTexts } from '../../i18n/index.ts'
import { usePreview } from './usePreview.ts'
import styles from './preview.module.css'

/** Sums that add up: every filled cell of the source has one use. */
export function Totals() {
  const t = useTexts()
  const { preview } = usePreview()
  const { cells, used, dropped, groups, projects, toVerify } = preview.plan.totals
  const taken = cells - dropped - used['left-out'] - used['to-verify']
  return (
    <div className={styles.totals} role="status">
      <p>
        <strong>{t('import.makes', { groups: groups.reduce((sum, n) => sum + n, 0), projects })}</strong>
        {toVerify > 0 ? ` · ${t('import.toVerify', { n: toVerify })}` : ''}
      </p>
      <p className={styles.cells}>
        {dropped === 0 ? <CircleCheck size={15} aria-hidden /> : <TriangleAlert size={15} aria-hidden />}
        <span>
          {t('import.cells', { n: cells })} = {t('import.cellsUsed', { n: taken })} + {t('import.cellsVerify', { n: used['to-verify'] })} + {t('import.cellsLeft', { n: used['left-out'] })} + {t('import.cellsDropped', { n: dropped })}
        </span>
      </p>
    </div>
  )
}
