import { Suspense, useState, type ReactNode } from 'react'
import styles from './Dialog.module.css'
import type { DialogProps } from './dialogProps.ts'
import { lazyPart } from './lazyPart.ts'

const DialogBox = lazyPart(() => import('./DialogBox.tsx'))

/** A modal dialog: the focus stays inside, Escape closes it and gives the focus back. */
export function Dialog(props: DialogProps) {
  // Once open it stays mounted, so that closing can be seen.
  const [wasOpened, setWasOpened] = useState(props.isOpen)
  if (props.isOpen && !wasOpened) setWasOpened(true)
  if (!wasOpened) return null
  return (
    <Suspense>
      <DialogBox {...props} />
    </Suspense>
  )
}

export const DialogActions = ({ children }: { children: ReactNode }) => <div className={styles.actions}>{children}</div>
