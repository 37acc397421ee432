import { MoreHorizontal } from 'lucide-react'
import { useTexts } from '../i18n/index.ts'
import { useWorkspace } from './useWorkspace.ts'
import type { MenuRequest } from './workspace.ts'
import styles from './menu.module.css'

type Props = Omit<MenuRequest, 'anchor'> & {
  title: string
  className?: string
  /** False inside of rows and cards, which have the menu key. */
  isTabStop?: boolean
}

/** « … »: everything that can be done here, for those who do not drag. */
export function MenuButton({ of, id, view, title, className, isTabStop = false }: Props) {
  const t = useTexts()
  const { menu } = useWorkspace()
  return (
    <button
      type="button"
      className={`${styles.button} ${className ?? ''}`}
      aria-label={t('node.actions', { title })}
      aria-haspopup="menu"
      tabIndex={isTabStop ? 0 : -1}
      onClick={event => {
        event.stopPropagation()
        menu.set({ of, id, view, anchor: event.currentTarget })
      }}
      onDoubleClick={event => event.stopPropagation()}
    >
      <MoreHorizontal size={16} aria-hidden />
    </button>
  )
}
