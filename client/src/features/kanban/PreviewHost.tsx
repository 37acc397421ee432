import { Suspense, useEffect, useState } from 'react'
import { lazyPart } from '../../ui/lazyPart.ts'

const CardPreview = lazyPart(async () => ({ default: (await import('./CardPreview.tsx')).CardPreview }))

/** A pointer that only passes by asks for nothing. */
const PAUSE_MS = 700
/** The way from the card to its preview. */
const LEAVE_MS = 200

/** Whether the title or the rationale of a card is not shown whole. */
const isCut = (card: HTMLElement): boolean =>
  [...card.querySelectorAll('[data-whole]')].some(({ clientWidth, clientHeight, scrollWidth, scrollHeight }) => scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 2)

/** Shows the whole of a card beside it when part of it is cut: under a resting pointer, or with the focus of keys. Escape hides it. */
export default function PreviewHost({ root }: { root: HTMLElement | null }) {
  const [shown, setShown] = useState<{ readonly id: string; readonly at: DOMRect } | null>(null)
  // Under the pointer it stays, for a magnifier or for slow reading.
  const [held, setHeld] = useState<typeof shown>(null)

  useEffect(() => {
    if (!root) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const hide = (): void => {
      clearTimeout(timer)
      setShown(null)
      setHeld(null)
    }
    const ask = (event: Event): void => {
      const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null
      const id = card?.dataset.node
      clearTimeout(timer)
      if (!card || id === undefined) {
        timer = setTimeout(() => setShown(null), LEAVE_MS)
        return
      }
      timer = setTimeout(() => setShown(isCut(card) && !('dragging' in document.documentElement.dataset) ? { id, at: card.getBoundingClientRect() } : null), PAUSE_MS)
    }
    const onPointer = (event: PointerEvent): void => {
      if (event.pointerType === 'mouse') ask(event)
    }
    const onFocus = (event: FocusEvent): void => {
      if (event.target instanceof Element && event.target.matches(':focus-visible')) ask(event)
    }
    const leave = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => setShown(null), LEAVE_MS)
    }
    const onKey = (event: KeyboardEvent): void => {
      if (!event.key.startsWith('Shift')) hide()
    }
    root.addEventListener('pointerover', onPointer)
    root.addEventListener('pointerleave', leave)
    root.addEventListener('focusin', onFocus)
    root.addEventListener('focusout', leave)
    for (const name of ['pointerdown', 'dragstart'] as const) root.addEventListener(name, hide)
    root.addEventListener('scroll', hide, { capture: true, passive: true })
    root.addEventListener('keydown', onKey)
    return () => {
      hide()
      root.removeEventListener('pointerover', onPointer)
      root.removeEventListener('pointerleave', leave)
      root.removeEventListener('focusin', onFocus)
      root.removeEventListener('focusout', leave)
      for (const name of ['pointerdown', 'dragstart'] as const) root.removeEventListener(name, hide)
      root.removeEventListener('scroll', hide, { capture: true })
      root.removeEventListener('keydown', onKey)
    }
  }, [root])

  const seen = held ?? shown
  return (
    seen && (
      <Suspense>
        <CardPreview
          key={seen.id}
          id={seen.id}
          at={seen.at}
          onHold={isHeld => {
            setHeld(isHeld ? seen : null)
            if (!isHeld) setShown(null)
          }}
        />
      </Suspense>
    )
  )
}
