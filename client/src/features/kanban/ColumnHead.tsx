import type { GroupBy } from '@trame/shared/model'
import { NO_GROUP, type CardGroup } from '@trame/shared/queries'
import { Plus } from 'lucide-react'
import { memo, useEffect, useRef, useState } from 'react'
import { MenuButton } from '../../board/MenuButton.tsx'
import { RenameField } from '../../board/RenameField.tsx'
import { menuAnchor } from '../../board/menuAnchor.ts'
import { useIsRenaming, useWorkspace } from '../../board/useWorkspace.ts'
import { dragSource, edgeTarget, together, type Edge } from '../../dnd/index.ts'
import { useTexts } from '../../i18n/index.ts'
import cardStyles from './card.module.css'
import { GroupCount } from './GroupCount.tsx'
import { GroupSums } from './GroupSums.tsx'
import styles from './kanban.module.css'

/** Name, colour, count and sums of a column; grip to move it, « + » for a card, « … » for everything else. */
export const ColumnHead = memo(function ColumnHead({ group, by, title }: { group: CardGroup; by: GroupBy | null; title: string }) {
  const t = useTexts()
  const { key, id } = group
  const isRenaming = useIsRenaming('kanban', id ?? NO_GROUP)
  const workspace = useWorkspace()
  const element = useRef<HTMLElement>(null)
  const [edge, setEdge] = useState<Edge | null>(null)
  const isStatus = by?.by === 'field' && by.field === 'status' && id !== null
  /** Columns of statuses and options stand in an order that people give them. */
  const isMovable = group.of === 'option' && id !== null
  const isNamed = isStatus || group.of === 'group'

  useEffect(() => {
    if (!element.current || !isMovable || isRenaming) return undefined
    return together(
      dragSource({
        element: element.current,
        dragged: () => ({ type: 'list', id, title }),
        previewClass: cardStyles.preview!,
        onStart: () => undefined,
        onEnd: () => undefined,
      }),
      edgeTarget({
        element: element.current,
        type: 'list',
        axis: 'horizontal',
        place: at => ({ over: 'head', list: id, edge: at }),
        canDrop: dragged => dragged.id !== id,
        onHover: setEdge,
      }),
    )
  }, [id, isMovable, isRenaming, title])

  const finish = (how: 'key' | 'leaving'): void => {
    if (workspace.renaming.get()?.id === id) workspace.renaming.set(null)
    if (how === 'key') element.current?.querySelector<HTMLElement>('[aria-haspopup=menu]')?.focus()
  }
  return (
    <header
      ref={element}
      className={styles.head}
      data-head={key}
      data-movable={isMovable || undefined}
      data-colour={group.colour ?? 'slate'}
      onContextMenu={event => {
        event.preventDefault()
        workspace.menu.set({ of: 'group', id: key, view: 'kanban', anchor: menuAnchor(event) })
      }}
    >
      <span className={styles.dot} aria-hidden />
      {isRenaming && id !== null ? (
        <RenameField id={id} title={title} onDone={finish} />
      ) : (
        <h2 className={styles.name} onDoubleClick={() => isNamed && !workspace.session.board.isLocked && workspace.renaming.set({ view: 'kanban', id: id! })}>
          <span dir="auto">{title}</span>
          <GroupSums sums={group.sums} />
        </h2>
      )}
      <GroupCount group={group} />
      {isStatus && (
        <button type="button" data-writes className={styles.headTool} aria-label={t('column.addCard', { title })} title={t('column.addCard', { title })} onClick={() => workspace.surface.set({ kind: 'new-card', id })}>
          <Plus size={16} aria-hidden />
        </button>
      )}
      <MenuButton of="group" id={key} view="kanban" title={title} isTabStop />
      {edge && <span className={styles.headLine} data-at={edge} />}
    </header>
  )
})
