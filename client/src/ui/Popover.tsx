import { cloneElement, lazy, Suspense, useRef, useState, type MouseEvent, type ReactElement, type ReactNode, type Ref } from 'react'

type TriggerProps = { ref?: Ref<HTMLButtonElement>; onClick?: (event: MouseEvent<HTMLButtonElement>) => void; 'aria-haspopup'?: 'dialog'; 'aria-expanded'?: boolean }
type PopoverProps = {
  /** The button that opens it; it keeps its own name and look. */
  trigger: ReactElement<TriggerProps>
  title: string
  align?: 'start' | 'center' | 'end'
  children: ReactNode
}

const PopoverPanel = lazy(() => import('./PopoverPanel.tsx'))

/** A small panel beside the button that opens it. The panel's code is loaded with the first one that opens. */
export function Popover({ trigger, title, align = 'end', children }: PopoverProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'dialog',
        'aria-expanded': isOpen,
        onClick: () => {
          setWasOpened(true)
          setOpen(!isOpen)
        },
      })}
      {wasOpened ? (
        <Suspense>
          <PopoverPanel isOpen={isOpen} onClose={() => setOpen(false)} anchor={button} title={title} align={align}>
            {children}
          </PopoverPanel>
        </Suspense>
      ) : null}
    </>
  )
}
