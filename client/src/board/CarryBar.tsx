import { useEffect, useRef, useState } from 'react'
import type { DropPlace } from '../dnd/index.ts'
import { useTexts } from '../i18n/index.ts'
import { useNode } from '../session/index.ts'
import { Button } from '../ui/Button.tsx'
import { canDropAt } from './dropCommands.ts'
import { nodeElement } from './nodeElement.ts'
import { placeAt } from './carryPlace.ts'
import { shortTitle } from './shortTitle.ts'
import { StatusTargets } from './StatusTargets.tsx'
import { useDrop } from './useDrop.ts'
import { useWorkspace } from './useWorkspace.ts'
import styles from './hands.module.css'

type Line = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** What is in the hand: a tap on a row, a card, a column or a status puts it down there; Escape puts it back (WCAG 2.5.7). */
export function CarryBar({ ids }: { ids: readonly string[] }) {
  const t = useTexts()
  const drop = useDrop()
  const { session, carrying, held, announcement, reveal, lastView } = useWorkspace()
  const { board } = session
  const [id] = ids as [string]
  const node = useNode(id)
  const [line, setLine] = useState<Line | null>(null)
  const bar = useRef<HTMLDivElement>(null)
  const title = shortTitle(node?.title ?? '')

  const end = (said: string, givesFocusBack: boolean): void => {
    const hadFocus = bar.current?.contains(document.activeElement) || document.activeElement === document.body
    carrying.set(null)
    announcement.set(said)
    // After the views have drawn where it is now.
    if (hadFocus && givesFocusBack) requestAnimationFrame(() => nodeElement(id, lastView.get())?.focus({ preventScroll: true }))
  }
  const put = (place: DropPlace): void => {
    const dragged = { type: 'item', id, from: 'hand', title, ...(ids.length > 1 ? { ids } : {}) } as const
    if (!canDropAt(board, dragged, place)) return announcement.set(t('carry.refused'))
    const result = drop(dragged, place)
    if (!result?.ok) return announcement.set(t('carry.refused'))
    const view = place.over === 'row' || place.over === 'tree' ? 'tree' : place.over === 'item' || place.over === 'list' ? 'kanban' : null
    end(t('carry.placed', { n: ids.length, title }), view === null)
    if (view) reveal.set({ view, id, isFocused: true })
  }
  const cancel = (): void => end(t('carry.cancelled'), true)

  const latest = useRef({ put, cancel })
  useEffect(() => {
    latest.current = { put, cancel }
  })

  useEffect(() => {
    held.set(new Set(ids))
    document.documentElement.dataset.carrying = ''
    bar.current?.querySelector('button')?.focus({ preventScroll: true })
    return () => {
      held.set(new Set())
      delete document.documentElement.dataset.carrying
    }
  }, [held, ids])
  useEffect(() => announcement.set(t('carry.started', { n: ids.length, title })), [announcement, ids, t, title])

  useEffect(() => {
    /** Only rows, cards and columns; buttons, arrows of groups and the rest of the page work on, so that one can go where it shall lie. */
    const placeOf = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null
      return !target || !target.closest('[data-view]') || target.closest('button, [data-twist]') ? null : placeAt(target, event.clientY)
    }
    const onClick = (event: MouseEvent): void => {
      const found = placeOf(event)
      if (!found) return
      event.preventDefault()
      event.stopPropagation()
      latest.current.put(found.place)
    }
    const onMove = (event: PointerEvent): void => {
      const found = placeOf(event)
      setLine(found && event.pointerType === 'mouse' ? lineOf(found.place, found.element) : null)
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      latest.current.cancel()
    }
    document.addEventListener('click', onClick, { capture: true })
    document.addEventListener('pointermove', onMove)
    document.addEventListener('keydown', onKey, { capture: true })
    return () => {
      document.removeEventListener('click', onClick, { capture: true })
      document.removeEventListener('pointermove', onMove)
      document.removeEventListener('keydown', onKey, { capture: true })
    }
  }, [])

  // Somebody else archived it.
  useEffect(() => {
    if (!node) carrying.set(null)
  }, [carrying, node])

  return (
    <>
      {line && <span className={styles.line} data-inside={line.height > 0 || undefined} style={{ insetInlineStart: line.left, insetBlockStart: line.top, inlineSize: line.width, blockSize: line.height || undefined }} />}
      <div ref={bar} className={styles.bar} role="region" aria-label={t('carry.bar')} data-hands="carry">
        <span className={styles.count}>{t('carry.what', { n: ids.length, title })}</span>
        <span className={styles.hint}>{t('carry.hint')}</span>
        <Button className={styles.clear} onClick={cancel}>
          {t('carry.cancel')}
        </Button>
        <StatusTargets onTap={status => put({ over: 'status', status })} />
      </div>
    </>
  )
}

/** Where the line of a drag would be: at the edge, or around what takes it in. */
function lineOf(place: DropPlace, element: HTMLElement): Line {
  const { left, top, bottom, width, height } = element.getBoundingClientRect()
  const edge = place.over === 'item' ? place.edge : place.over === 'row' && place.intent.kind !== 'inside' ? place.intent.kind : 'inside'
  return edge === 'inside' ? { left, top, width, height } : { left, top: edge === 'before' ? top - 1 : bottom - 1, width, height: 0 }
}
