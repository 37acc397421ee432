import { useRef, type KeyboardEvent } from 'react'
import type { CardPane } from '../../board/cardAddress.ts'
import { useCardMark } from '../../board/useCardMark.ts'
import { useTexts } from '../../i18n/index.ts'
import styles from './card.module.css'

const PANES: readonly CardPane[] = ['card', 'talk', 'history']
export const paneId = (pane: CardPane): string => `card-pane-${pane}`

/** The parts of an open card. Arrow keys walk them. */
export function CardTabs({ id, pane, onPane }: { id: string; pane: CardPane; onPane: (pane: CardPane) => void }) {
  const t = useTexts()
  const mark = useCardMark(id)
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined || event.altKey) return
    event.preventDefault()
    const next = PANES[(PANES.indexOf(pane) + step + PANES.length) % PANES.length]!
    onPane(next)
    list.current?.querySelector<HTMLElement>(`[aria-controls="${paneId(next)}"]`)?.focus()
  }
  const { count = 0, unread = 0 } = mark ?? {}
  const words = (of: CardPane): string => (of !== 'talk' || count === 0 ? t(`talk.tab.${of}`) : unread > 0 ? t('talk.tabUnread', { n: unread }) : t('talk.tabCount', { n: count }))
  return (
    <div ref={list} role="tablist" aria-label={t('talk.tabs')} className={styles.tabs} onKeyDown={onKeyDown}>
      {PANES.map(of => (
        <button key={of} type="button" role="tab" aria-selected={of === pane} aria-controls={paneId(of)} aria-label={words(of)} tabIndex={of === pane ? 0 : -1} className={styles.tab} onClick={() => onPane(of)}>
          {t(`talk.tab.${of}`)}
          {of === 'talk' && count > 0 && (
            <span className={styles.tabCount} data-unread={unread > 0 || undefined} aria-hidden>
              {unread > 0 ? unread : count}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}
