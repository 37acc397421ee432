import { ChevronsDownUp, ChevronsUpDown, Plus } from 'lucide-react'
import { ROOT } from '@trame/shared/model'
import { levelName } from '../../board/levelName.ts'
import { useNodeOperations } from '../../board/useNodeOperations.ts'
import { useTexts } from '../../i18n/index.ts'
import { useAbout } from '../../session/index.ts'
import type { RowStore } from './rowStore.ts'
import styles from './tree.module.css'

export function TreeToolbar({ store }: { store: RowStore }) {
  const t = useTexts()
  const about = useAbout()
  const { add } = useNodeOperations('tree')
  const closeAll = (): void => store.close(store.get().rows.flatMap(({ id, isOpen }) => (isOpen ? [id] : [])))
  const openAll = (): void => store.open(store.closed())
  return (
    <div className={styles.toolbar}>
      <button type="button" className={styles.tool} onClick={() => add('group', { under: ROOT })}>
        <Plus size={16} aria-hidden />
        {t('tree.addAxis', { level: levelName(about, 0, t('node.group')).toLowerCase() })}
      </button>
      <span className={styles.spring} />
      <button type="button" className={styles.tool} onClick={openAll} title={t('tree.openAll')} aria-label={t('tree.openAll')}>
        <ChevronsUpDown size={16} aria-hidden />
      </button>
      <button type="button" className={styles.tool} onClick={closeAll} title={t('tree.closeAll')} aria-label={t('tree.closeAll')}>
        <ChevronsDownUp size={16} aria-hidden />
      </button>
    </div>
  )
}
