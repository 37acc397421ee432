import { cloneElement, Suspense, useState, type MouseEvent, type ReactElement, type ReactNode, type Ref } from 'react'
import { lazyPart } from './lazyPart.ts'

type TriggerProps = { ref?: Ref<HTMLButtonElement>; onClick?: (event: MouseEvent<HTMLButtonElement>) => void; 'aria-haspopup'?: 'dialog'; 'aria-expanded'?: boolean }
type PopoverProps = {
  /** The button that opens it; it keeps its own name and look. */
  trigger: ReactElement<TriggerProps>
  title: string
  align?: 'start' | 'center' | 'end'
  /** It comes open: what it is about was asked for just now. */
  startsOpen?: boolean
  /** What leads on to somewhere else takes the function that closes the panel first. */
  children: ReactNode | ((closeThen: (next: () => void) => void) => ReactNode)
}

const PopoverPanel = lazyPart(() => import('./PopoverPanel.tsx'))

/** A small panel beside the button that opens it. The panel's code is loaded with the first one that opens. */
export function Popover({ trigger, title, align = 'end', startsOpen = false, children }: PopoverProps) {
  const [button, setButton] = useState<HTMLButtonElement | null>(null)
  const [isOpen, setOpen] = useState(startsOpen)
  const [wasOpened, setWasOpened] = useState(startsOpen)
  const close = (): void => setOpen(false)
  // The focus is back before a dialog comes: it is given back there when the dialog closes, and not by the panel any more.
  const [isLeft, setLeft] = useState(false)
  const closeThen = (next: () => void): void => {
    setLeft(true)
    button?.focus()
    close()
    next()
  }
  return (
    <>
      {cloneElement(trigger, {
        ref: setButton,
        'aria-haspopup': 'dialog',
        'aria-expanded': isOpen,
        onClick: () => {
          setWasOpened(true)
          setLeft(false)
          setOpen(!isOpen)
        },
      })}
      {wasOpened ? (
        <Suspense>
          <PopoverPanel isOpen={isOpen} onClose={close} givesFocusBack={!isLeft} anchor={button} title={title} align={align}>
            {typeof children === 'function' ? children(closeThen) : children}
          </PopoverPanel>
        </Suspense>
      ) : null}
    </>
  )
}
