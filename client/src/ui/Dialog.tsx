import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '../i18n/index.ts'
import { buttonClass } from './Button.tsx'
import styles from './Dialog.module.css'

type DialogProps = {
  isOpen: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  /** `drawer` opens at the side and leaves the board in sight. */
  shape?: 'box' | 'drawer'
  children: ReactNode
}

/** A modal dialog: the focus stays inside, Escape closes it and gives the focus back. */
export function Dialog({ isOpen, onClose, title, description, shape = 'box', children }: DialogProps) {
  const t = useTexts()
  return (
    <Base.Root open={isOpen} onOpenChange={open => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Viewport className={`${styles.viewport} ${shape === 'drawer' ? styles.drawer : ''}`}>
          <Base.Popup className={styles.popup}>
            <div className={styles.head}>
              <Base.Title className={styles.title}>{title}</Base.Title>
              <Base.Close className={buttonClass('quiet', true)} aria-label={t('ui.close')} title={t('ui.close')}>
                <X size={18} aria-hidden />
              </Base.Close>
            </div>
            {description === undefined ? null : <Base.Description className={styles.description}>{description}</Base.Description>}
            {children}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

export const DialogActions = ({ children }: { children: ReactNode }) => <div className={styles.actions}>{children}</div>
