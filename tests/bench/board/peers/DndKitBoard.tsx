/** A board with @dnd-kit/react: several sortable lists as its guide has them, each a virtual list. */
import { CollisionPriority } from '@dnd-kit/abstract'
import { move } from '@dnd-kit/helpers'
import { DragDropProvider, useDroppable } from '@dnd-kit/react'
import { useSortable } from '@dnd-kit/react/sortable'
import { memo, useState } from 'react'
import { CardFace } from './CardFace.tsx'
import type { PeerCard, PeerColumn } from './columns.ts'
import { useColumn } from './useColumn.ts'

type Placed = { card: PeerCard; index: number; column: string; start: number }

const Card = memo(function Card({ card, index, column, start }: Placed) {
  const { ref, isDragging } = useSortable({ id: card.id, index, group: column, type: 'card', accept: 'card' })
  return (
    <div ref={ref} className="card" style={{ position: 'absolute', top: start, insetInline: 0 }} data-card data-dragging={isDragging || undefined}>
      <CardFace card={card} />
    </div>
  )
})

const Column = memo(function Column({ id, title, cards }: PeerColumn) {
  const { ref } = useDroppable({ id, type: 'column', accept: 'card', collisionPriority: CollisionPriority.Low })
  const { setScroller, virtual } = useColumn(cards, cards.length)
  return (
    <section ref={ref} className="column">
      <h2>{title}</h2>
      <div ref={setScroller} className="scroller">
        <div className="cards" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const card = cards[index]
            return card && <Card key={card.id} card={card} index={index} column={id} start={start} />
          })}
        </div>
      </div>
    </section>
  )
})

export function DndKitBoard({ columns }: { columns: readonly PeerColumn[] }) {
  const [items, setItems] = useState<Record<string, PeerCard[]>>(() => Object.fromEntries(columns.map(({ id, cards }) => [id, [...cards]])))
  return (
    <DragDropProvider onDragOver={event => setItems(now => move(now, event))}>
      <div className="board">
        {columns.map(({ id, title }) => (
          <Column key={id} id={id} title={title} cards={items[id]!} />
        ))}
      </div>
    </DragDropProvider>
  )
}
