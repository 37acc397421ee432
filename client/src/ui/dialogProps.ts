import type { ReactNode } from 'react'

export type DialogProps = {
  isOpen: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  /** `wide` has room for columns; `drawer` opens at the side and leaves the board in sight. */
  shape?: 'box' | 'wide' | 'drawer'
  children: ReactNode
}
