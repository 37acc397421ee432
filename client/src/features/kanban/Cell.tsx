import { memo, useEffect, useRef, useState } from 'react'
import { NO_STATUS } from '@trame/shared/queries'
import { areaTarget } from '../../dnd/index.ts'
import { useTexts } from '../../i18n/index.ts'
import { useStatus } from '../../session/index.ts'
import { CardList, type CardListProps } from './CardList.tsx'
import styles from './kanban.module.css'

/** The cards of one column, or of one column in one lane, with the empty space around them as a place to drop. */
export const Cell = memo(function Cell(props: Omit<CardListProps, 'label'> & { laneTitle: string | null }) {
  const { list, lane, laneTitle } = props
  const t = useTexts()
  const status = useStatus(list)
  const element = useRef<HTMLDivElement>(null)
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    if (!element.current) return undefined
    return areaTarget({
      element: element.current,
      place: { over: 'list', list, lane },
      canDrop: dragged => dragged.type === 'item' && list !== NO_STATUS,
      onHover: setOver,
    })
  }, [lane, list])

  const title = status?.title ?? t('node.noStatus')
  return (
    <div ref={element} className={styles.cell} data-over={isOver || undefined} data-list={list} data-lane={lane ?? undefined} data-colour={status?.colour ?? 'slate'}>
      <CardList {...props} label={laneTitle === null ? title : t('kanban.cell', { lane: laneTitle, column: title })} />
    </div>
  )
})
