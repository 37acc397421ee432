import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { useTexts } from '../i18n/index.ts'
import { buttonClass } from './Button.tsx'
import styles from './DialogBox.module.css'
import type { DialogProps } from './dialogProps.ts'

/** The dialog itself, loaded with the first one that opens. */
export default function DialogBox({ isOpen, onClose, title, description, shape = 'box', finalFocus, onClosed, children }: DialogProps) {
  const t = useTexts()
  const popup = useRef<HTMLDivElement>(null)
  // Where the person will type or choose, if anywhere; not by touch, where it would raise a keyboard over half of the dialog.
  const firstField = (): HTMLElement | true => {
    if (matchMedia('(pointer: coarse)').matches) return popup.current ?? true
    return popup.current?.querySelector<HTMLElement>('input:not([type=radio], [type=checkbox]), textarea, select') ?? true
  }
  return (
    <Base.Root open={isOpen} onOpenChange={open => !open && onClose()} onOpenChangeComplete={open => !open && onClosed?.()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Viewport className={styles.viewport} data-shape={shape}>
          <Base.Popup ref={popup} className={styles.popup} initialFocus={firstField} finalFocus={() => finalFocus?.() ?? true}>
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
