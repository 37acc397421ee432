/** A board with @hello-pangea/dnd, with virtual lists as its guide has them for long ones. */
import { DragDropContext, Draggable, Droppable, type DraggableProvided, type DroppableProvided, type DropResult } from '@hello-pangea/dnd'
import { memo, useCallback, useState, type CSSProperties } from 'react'
import { CardFace } from './CardFace.tsx'
import type { PeerCard, PeerColumn } from './columns.ts'
import { useColumn } from './useColumn.ts'

function Card({ card, provided, style }: { card: PeerCard; provided: DraggableProvided; style?: CSSProperties }) {
  const { innerRef: take } = provided
  return (
    <div ref={take} {...provided.draggableProps} {...provided.dragHandleProps} className="card" style={{ ...style, ...provided.draggableProps.style }} data-card>
      <CardFace card={card} />
    </div>
  )
}

function Cards({ cards, provided, isUsingPlaceholder }: { cards: readonly PeerCard[]; provided: DroppableProvided; isUsingPlaceholder: boolean }) {
  const { setScroller, virtual } = useColumn(cards, cards.length + (isUsingPlaceholder ? 1 : 0))
  const { innerRef } = provided
  const take = useCallback(
    (element: HTMLDivElement | null) => {
      innerRef(element)
      setScroller(element)
    },
    [innerRef, setScroller],
  )
  return (
    <div ref={take} {...provided.droppableProps} className="scroller">
      <div className="cards" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const card = cards[index]
          return (
            card && (
              <Draggable key={key} draggableId={card.id} index={index}>
                {drag => (
                  <Card card={card} provided={drag} style={{ position: 'absolute', top: start, insetInline: 0 }} />
                )}
              </Draggable>
            )
          )
        })}
      </div>
    </div>
  )
}

const Column = memo(function Column({ column: { id, title, cards } }: { column: PeerColumn }) {
  return (
    <section className="column">
      <h2>{title}</h2>
      <Droppable droppableId={id} mode="virtual" renderClone={(provided, _, { source }) => <Card card={cards[source.index]!} provided={provided} />}>
        {(provided, { isUsingPlaceholder }) => <Cards cards={cards} provided={provided} isUsingPlaceholder={isUsingPlaceholder} />}
      </Droppable>
    </section>
  )
})

function moved(columns: readonly PeerColumn[], { source, destination }: DropResult): readonly PeerColumn[] {
  if (!destination) return columns
  const card = columns.find(({ id }) => id === source.droppableId)!.cards[source.index]!
  return columns.map(column => {
    if (column.id !== source.droppableId && column.id !== destination.droppableId) return column
    const cards = column.cards.filter(other => other !== card)
    return { ...column, cards: column.id === destination.droppableId ? cards.toSpliced(destination.index, 0, card) : cards }
  })
}

export function HelloPangeaBoard({ columns: first }: { columns: readonly PeerColumn[] }) {
  const [columns, setColumns] = useState(first)
  return (
    <DragDropContext onDragEnd={result => setColumns(now => moved(now, result))}>
      <div className="board">
        {columns.map(column => (
          <Column key={column.id} column={column} />
        ))}
      </div>
    </DragDropContext>
  )
}
