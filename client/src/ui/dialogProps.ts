import type { ReactNode } from 'react'

export type DialogProps = {
  isOpen: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  /** `wide` has room for columns; `full` for two panes; `drawer` opens at the side and leaves the board in sight. */
  shape?: 'box' | 'wide' | 'full' | 'drawer'
  /** Where the focus goes when it closes; where it had been, when left out or null; nowhere when false. */
  finalFocus?: () => HTMLElement | null | false
  /** Once it has gone, motion and all. */
  onClosed?: () => void
  children: ReactNode
}
