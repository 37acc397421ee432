import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { memo, useLayoutEffect, useRef, useState } from 'react'
import { useKeptScroll } from '../../board/useKeptScroll.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useObservable } from '../../session/index.ts'
import { useTexts } from '../../i18n/index.ts'
import type { CardLook } from './cardLook.ts'
import { CardView } from './CardView.tsx'
import { useWasNear } from './useWasNear.ts'
import styles from './kanban.module.css'

export type CardListProps = {
  list: string
  lane: string
  look: CardLook
  label: string
  cards: readonly string[]
  /** The element that scrolls these cards. */
  scroller: HTMLElement | null
  /** The card of this list that keys come back to, when it is here. */
  active: string | null
  /** The card carried by keys, and before which of the others here it would be put down. */
  lifted: string | null
  carryIndex: number | null
}

/** Longer lists draw only what is in sight. */
const VIRTUAL_FROM = 60
const CARD_ESTIMATE_PX = 116
const GAP_PX = 8

/** Lists shorter than this are drawn wherever they are. */
const FEW = 12

export const CardList = memo(function CardList(props: CardListProps) {
  return props.cards.length > VIRTUAL_FROM ? <VirtualCards {...props} /> : <WholeList {...props} />
})

/** All cards, once the list has come near to what is in sight. */
function WholeList(props: CardListProps) {
  const t = useTexts()
  const { cards, label, carryIndex, active, lifted } = props
  const element = useRef<HTMLUListElement>(null)
  const wasNear = useWasNear(element)
  const isDrawn = wasNear || cards.length <= FEW || active !== null || lifted !== null || carryIndex !== null
  return (
    <ul ref={element} className={styles.cards} aria-label={label} style={isDrawn ? undefined : { blockSize: cards.length * (CARD_ESTIMATE_PX + GAP_PX) }}>
      {isDrawn && props.cards.map((id, i) => <PlacedCard key={id} id={id} at={i} {...props} />)}
      {carryIndex !== null && carryIndex >= others(props).length && (
        <li>
          <CarryLine />
        </li>
      )}
      {cards.length === 0 && carryIndex === null && <li data-writes className={styles.hint}>{t('kanban.dropHere')}</li>}
    </ul>
  )
}

const others = ({ cards, lifted }: CardListProps): readonly string[] => cards.filter(id => id !== lifted)

/** Where a card carried by keys would be put down: brought into sight, since the focus stays on the card itself. */
function CarryLine() {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [])
  return <div ref={element} className={styles.carryLine} aria-hidden data-carry />
}

function PlacedCard({ id, at, ...props }: CardListProps & { id: string; at: number }) {
  const { cards, list, lane, look, active, lifted, carryIndex } = props
  const before = cards.slice(0, at).filter(card => card !== lifted).length
  return (
    <li>
      {carryIndex === before && id !== lifted && <CarryLine />}
      <CardView id={id} list={list} lane={lane} look={look} isTabStop={id === active} isLifted={id === lifted} />
    </li>
  )
}

function VirtualCards(props: CardListProps) {
  // The virtual list hands out a mutable object; the compiler must not remember what it answered.
  'use no memo'
  const { cards, label, scroller, active, lifted, carryIndex, list, lane, look } = props
  const element = useRef<HTMLUListElement>(null)
  const wasNear = useWasNear(element)
  const [scrollMargin, setScrollMargin] = useState(0)
  const renaming = useObservable(useWorkspace().renaming)
  const kept = [active, lifted].flatMap(id => (id !== null && cards.includes(id) ? [cards.indexOf(id)] : []))
  const rest = others(props)
  const carriedTo = carryIndex === null ? null : (rest[carryIndex] ?? null)
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller,
    estimateSize: () => CARD_ESTIMATE_PX,
    getItemKey: i => cards[i]!,
    scrollMargin,
    overscan: 5,
    gap: GAP_PX,
    rangeExtractor: (range: Range) => [...new Set([...(wasNear ? defaultRangeExtractor(range) : []), ...kept])].sort((a, b) => a - b),
  })
  // Lists side by side in lanes share what scrolls: none of them may move it under the others.
  useKeptScroll({ list: virtual, indexOf: { has: id => cards.includes(id), get: id => cards.indexOf(id) }, scroller: () => (element.current?.closest('[data-list]')?.parentElement === scroller ? scroller : null), held: renaming?.view === 'kanban' ? renaming.id : null })

  // In lanes the list starts somewhere inside of what scrolls, and lanes above it change their heights.
  useLayoutEffect(() => {
    const [own, outer] = [element.current, scroller]
    if (!own || !outer) return undefined
    const measure = (): void => setScrollMargin(Math.round(own.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop))
    measure()
    const observer = new ResizeObserver(measure)
    if (outer.firstElementChild) observer.observe(outer.firstElementChild)
    return () => observer.disconnect()
  }, [scroller])

  return (
    <ul ref={element} className={styles.virtualCards} aria-label={label} style={{ blockSize: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(item => {
        const id = cards[item.index]
        return (
          id !== undefined && (
            <li
              key={id}
              ref={virtual.measureElement}
              data-index={item.index}
              className={styles.slot}
              style={{ insetBlockStart: item.start - scrollMargin }}
            >
              {carriedTo === id && <CarryLine />}
              <CardView id={id} list={list} lane={lane} look={look} isTabStop={id === active} isLifted={id === lifted} />
              {carryIndex !== null && carriedTo === null && id === rest.at(-1) && <CarryLine />}
            </li>
          )
        )
      })}
    </ul>
  )
}
