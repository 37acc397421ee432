import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTexts } from '../i18n/index.ts'
import { buttonClass } from './Button.tsx'
import styles from './SideSheet.module.css'

/** Below this there is no room beside it: it covers the page. */
const NARROW = '(max-width: 44rem)'

type Props = {
  title: string
  onClose: () => void
  /** Where the focus goes when it closes; where it had been, when null. */
  finalFocus: () => HTMLElement | null
  onKeyDown: (event: KeyboardEvent) => void
  /** Stands in its head, beside the way out. */
  tools: ReactNode
  children: ReactNode
}

/** A sheet that opens beside the page, which stays in use; on a phone it covers it. Escape closes it. */
export function SideSheet({ title, onClose, finalFocus, onKeyDown, tools, children }: Props) {
  const t = useTexts()
  const popup = useRef<HTMLDivElement>(null)
  const isNarrow = useIsNarrow()
  useRoomBeside()
  return (
    <Base.Root open modal={isNarrow} disablePointerDismissal onOpenChange={open => !open && onClose()}>
      <Base.Portal>
        <Base.Popup ref={popup} className={styles.sheet} initialFocus={popup} finalFocus={() => finalFocus() ?? true} onKeyDown={onKeyDown}>
          <div className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            {tools}
            <Base.Close className={buttonClass('quiet', true)} aria-label={t('ui.close')} title={t('ui.close')}>
              <X size={18} aria-hidden />
            </Base.Close>
          </div>
          <div className={styles.body}>{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** Says to the page that a sheet stands beside it. */
function useRoomBeside(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    dataset.beside = ''
    return () => void delete dataset.beside
  }, [])
}

function useIsNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(NARROW).matches)
  useEffect(() => {
    const query = matchMedia(NARROW)
    const read = (): void => setNarrow(query.matches)
    query.addEventListener('change', read)
    return () => query.removeEventListener('change', read)
  }, [])
  return isNarrow
}
