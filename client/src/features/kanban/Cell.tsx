import { memo, useEffect, useRef, useState } from 'react'
import { rememberFault } from '../../board/cellDrop.ts'
import { useView } from '../../board/view/useView.ts'
import { areaTarget } from '../../dnd/index.ts'
import { useTexts } from '../../i18n/index.ts'
import { CardList, type CardListProps } from './CardList.tsx'
import styles from './kanban.module.css'

type Props = Omit<CardListProps, 'label'> & { title: string; laneTitle: string | null; colour: string }

/** The cards of one column, or of one column in one lane, with the empty space around them as a place to drop. */
export const Cell = memo(function Cell({ title, laneTitle, colour, ...list }: Props) {
  const t = useTexts()
  const { element, over } = useCellTarget(list.list, list.lane)
  return (
    <div ref={element} className={styles.cell} data-over={over ?? undefined} data-list={list.list} data-lane={list.lane} data-colour={colour}>
      <CardList {...list} label={laneTitle === null ? title : t('kanban.cell', { lane: laneTitle, column: title })} />
    </div>
  )
})

/** Takes what is dropped; V15: `refused` while something hovers that it does not take, and the drop says why. */
export function useCellTarget(list: string, lane: string): { element: React.RefObject<HTMLDivElement | null>; over: 'taken' | 'refused' | null } {
  const view = useView()
  const element = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState<'taken' | 'refused' | null>(null)
  useEffect(() => {
    if (!element.current) return undefined
    const faultOf = rememberFault(view, { list, lane })
    return areaTarget({
      element: element.current,
      place: { over: 'list', list, lane },
      canDrop: dragged => dragged.type === 'item',
      onHover: dragged => setOver(dragged === null ? null : faultOf(dragged) === null ? 'taken' : 'refused'),
    })
  }, [lane, list, view])
  return { element, over }
}
