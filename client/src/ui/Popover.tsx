import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import styles from './Popover.module.css'

type PopoverProps = {
  /** The button that opens it; it keeps its own name and look. */
  trigger: ReactElement
  title: string
  align?: 'start' | 'center' | 'end'
  onOpenChange?: (isOpen: boolean) => void
  children: ReactNode
}

/** A small panel beside the button that opens it. */
export function Popover({ trigger, title, align = 'end', onOpenChange, children }: PopoverProps) {
  return (
    <Base.Root onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={6} align={align} collisionPadding={8}>
          <Base.Popup className={styles.popup}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
