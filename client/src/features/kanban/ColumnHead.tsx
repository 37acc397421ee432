import { Plus } from 'lucide-react'
import { memo, useEffect, useRef, useState } from 'react'
import { NO_STATUS } from '@trame/shared/queries'
import { CountBadge } from '../../board/CountBadge.tsx'
import { MenuButton } from '../../board/MenuButton.tsx'
import { RenameField } from '../../board/RenameField.tsx'
import { menuAnchor } from '../../board/menuAnchor.ts'
import { useIsRenaming, useWorkspace } from '../../board/useWorkspace.ts'
import { useColumnCount } from '../../board/view/useView.ts'
import { dragSource, edgeTarget, together, type Edge } from '../../dnd/index.ts'
import { useTexts } from '../../i18n/index.ts'
import { useSession, useStatus } from '../../session/index.ts'
import cardStyles from './card.module.css'
import styles from './kanban.module.css'

/** Name, colour and count of a column; grip to move it, « + » for a card, « … » for everything else. */
export const ColumnHead = memo(function ColumnHead({ id }: { id: string }) {
  const t = useTexts()
  const status = useStatus(id)
  const count = useColumnCount(id)
  const isRenaming = useIsRenaming('kanban', id)
  const workspace = useWorkspace()
  const { board } = useSession()
  const element = useRef<HTMLElement>(null)
  const [edge, setEdge] = useState<Edge | null>(null)
  const isColumn = id !== NO_STATUS
  const title = status?.title ?? t('node.noStatus')

  useEffect(() => {
    if (!element.current || !isColumn || isRenaming) return undefined
    return together(
      dragSource({
        element: element.current,
        dragged: () => ({ type: 'list', id, title: board.title(id) }),
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
  }, [board, id, isColumn, isRenaming])

  const finish = (by: 'key' | 'leaving'): void => {
    if (workspace.renaming.get()?.id === id) workspace.renaming.set(null)
    if (by === 'key') element.current?.querySelector<HTMLElement>('[aria-haspopup=menu]')?.focus()
  }
  return (
    <header
      ref={element}
      className={styles.head}
      data-head={id}
      data-colour={status?.colour ?? 'slate'}
      onContextMenu={event => {
        event.preventDefault()
        if (isColumn) workspace.menu.set({ of: 'status', id, view: 'kanban', anchor: menuAnchor(event) })
      }}
    >
      <span className={styles.dot} aria-hidden />
      {isRenaming ? (
        <RenameField id={id} title={title} onDone={finish} />
      ) : (
        <h2 className={styles.name} onDoubleClick={() => isColumn && workspace.renaming.set({ view: 'kanban', id })}>
          <span dir="auto">{title}</span>
        </h2>
      )}
      <CountBadge n={count} className={styles.count!} />
      {isColumn && (
        <>
          <button
            type="button"
            className={styles.headTool}
            aria-label={t('column.addCard', { title })}
            title={t('column.addCard', { title })}
            onClick={() => workspace.surface.set({ kind: 'new-card', id })}
          >
            <Plus size={16} aria-hidden />
          </button>
          <MenuButton of="status" id={id} view="kanban" title={title} isTabStop />
        </>
      )}
      {edge && <span className={styles.headLine} data-at={edge} />}
    </header>
  )
})
