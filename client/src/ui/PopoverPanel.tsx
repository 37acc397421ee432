import { Popover as Base } from '@base-ui/react/popover'
import { useRef, type ReactNode } from 'react'
import styles from './PopoverPanel.module.css'

type PanelProps = { isOpen: boolean; givesFocusBack: boolean; onClose: () => void; anchor: HTMLButtonElement | null; title: string; align: 'start' | 'center' | 'end'; children: ReactNode }

export default function PopoverPanel({ isOpen, givesFocusBack, onClose, anchor, title, align, children }: PanelProps) {
  const popup = useRef<HTMLDivElement>(null)
  // Who has gone on meanwhile, to type or to choose, is not called back.
  const isElsewhere = (): boolean => document.activeElement !== null && document.activeElement !== document.body && !popup.current?.contains(document.activeElement)
  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(open, { event }) => {
        // A press on the button is the button's own business, or it would close the panel and open it again.
        if (!open && !(event.target instanceof Node && anchor?.contains(event.target) && event.type !== 'keydown')) onClose()
      }}
    >
      <Base.Portal>
        <Base.Positioner className={styles.positioner} anchor={anchor} sideOffset={6} align={align} collisionPadding={8}>
          <Base.Popup ref={popup} className={styles.popup} finalFocus={() => (givesFocusBack && !isElsewhere() ? anchor : false)}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
