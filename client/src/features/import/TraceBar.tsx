import { cellName } from '@trame/shared/exchange/read'
import { useTexts } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import type { Chosen } from './lit.ts'
import { usePreview } from './usePreview.ts'
import styles from './preview.module.css'

const CELLS_NAMED = 12

/** In words where the chosen line comes from, or what becomes of the chosen row; on a phone, the way to the other side. */
export function TraceBar({ chosen, onOther }: { chosen: Chosen; onOther: ((part: 'source' | 'plan') => void) | null }) {
  const t = useTexts()
  const { preview, trace } = usePreview()
  const { plan, table } = preview
  const line = chosen?.kind === 'line' ? trace.lineOf(chosen.key) : undefined
  const say = (): string => {
    if (chosen?.kind === 'row') {
      const cells = (table.sheets[plan.sheet]?.rows[chosen.row] ?? []).map((_, column) => ({ row: chosen.row, column }))
      const titles = [...trace.keysOf(cells)].map(key => t('import.named', { title: trace.lineOf(key)!.node.title }))
      if (titles.length > 0) return t('import.traceRow', { row: chosen.row + 1, titles: titles.join(', ') })
      const uses = [...new Set((plan.uses[chosen.row] ?? []).flatMap(use => use ?? []))].map(use => t(`import.use.${use}`))
      return t('import.traceNothing', { row: chosen.row + 1, use: uses.join(', ') || t('import.nothing') })
    }
    if (!line) return t('import.traceHint')
    const { from, title } = line.node
    const cells = from.length === 0 ? t('import.nothing') : from.slice(0, CELLS_NAMED).map(cellName).join(', ') + (from.length > CELLS_NAMED ? '…' : '')
    return t('import.traceNode', { title, cells })
  }
  return (
    <div className={styles.trace}>
      <p aria-live="polite" dir="auto">
        {say()}
      </p>
      {onOther && chosen?.kind === 'row' && <Button onClick={() => onOther('plan')}>{t('import.showPlan')}</Button>}
      {onOther && line && <Button onClick={() => onOther('source')}>{t('import.showSource')}</Button>}
    </div>
  )
}
