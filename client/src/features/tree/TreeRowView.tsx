import { ChevronRight } from 'lucide-react'
import { memo, useEffect, useId, useRef, useState } from 'react'
import { TRAY } from '@trame/shared/model'
import { CountBadge } from '../../board/CountBadge.tsx'
import { NodeChips } from '../../board/NodeChips.tsx'
import { OutsideMark } from '../../board/OutsideMark.tsx'
import { MenuButton } from '../../board/MenuButton.tsx'
import { PeerFrame } from '../../board/PeerFrame.tsx'
import { RenameField } from '../../board/RenameField.tsx'
import { StatusPill } from '../../board/StatusPill.tsx'
import { canDropAt } from '../../board/dropCommands.ts'
import { levelName } from '../../board/levelName.ts'
import { menuAnchor } from '../../board/menuAnchor.ts'
import { severalIds } from '../../board/picks.ts'
import { pointAt, pressAt, useNodeMark } from '../../board/usePicks.ts'
import { useIsRenaming, useIsSelected, useWorkspace } from '../../board/useWorkspace.ts'
import { useIsOutside } from '../../board/view/useView.ts'
import { dragSource, rowTarget, type TreeIntent } from '../../dnd/index.ts'
import { useTexts } from '../../i18n/index.ts'
import { useAbout, useNode, useSession, useStatus } from '../../session/index.ts'
import { useTreeActions } from './TreeContext.ts'
import type { TreeRow } from './treeRows.ts'
import styles from './tree.module.css'

/** Longer titles are cut after some lines; the card's panel shows them whole. */
const LONG_TITLE = 280

type Props = { row: TreeRow; isTabStop: boolean; indentPx: number }

/** One row; it redraws when its own node, its place or its selection changes, never because another row did. */
export const TreeRowView = memo(function TreeRowView({ row, isTabStop, indentPx }: Props) {
  const t = useTexts()
  const node = useNode(row.id)
  const status = useStatus(node?.status ?? '')
  const about = useAbout()
  const isSelected = useIsSelected(row.id)
  const mark = useNodeMark(row.id)
  const isOutside = useIsOutside(row.id)
  const isRenaming = useIsRenaming('tree', row.id)
  const workspace = useWorkspace()
  const tree = useTreeActions()
  const labelId = useId()
  const element = useRef<HTMLDivElement>(null)
  const [intent, isDragged] = useRowDrag(row, indentPx, element, isRenaming)

  const isTray = row.id === TRAY
  const title = isTray ? t('tree.tray') : (node?.title ?? '')
  const level = row.isGroup && !isTray ? levelName(about, row.level, t('node.group')) : ''
  // « AXE 1 – … » says its level itself.
  const isLevelShown = level !== '' && !title.toLocaleLowerCase().startsWith(level.toLocaleLowerCase())
  const finish = (by: 'key' | 'leaving'): void => {
    if (workspace.renaming.get()?.id === row.id) workspace.renaming.set(null)
    if (by === 'key') tree.focus(row.id)
  }

  return (
    <div
      ref={element}
      role="treeitem"
      aria-level={row.level + 1}
      aria-posinset={row.position}
      aria-setsize={row.size}
      aria-expanded={row.isOpen ?? undefined}
      aria-selected={isSelected}
      aria-labelledby={isRenaming ? undefined : `${labelId}-text ${labelId}-side`}
      tabIndex={isTabStop ? 0 : -1}
      className={styles.row}
      data-node={row.id}
      data-kind={isTray ? 'tray' : row.isGroup ? 'group' : 'card'}
      data-level={Math.min(row.level, 3)}
      data-archived={node?.isArchived || undefined}
      data-rejected={status?.statusKind === 'rejected' || undefined}
      data-dragged={isDragged || undefined}
      data-mark={mark}
      data-drop={intent?.kind === 'inside' && intent.at === 'last' ? 'inside' : undefined}
      style={{ '--level': row.level } as React.CSSProperties}
      onMouseDown={event => pressAt(workspace, event)}
      onClick={event => (isTray ? tree.pick(row.id) : pointAt(workspace, 'tree', row.id, event))}
      onContextMenu={event => {
        event.preventDefault()
        if (isTray || isRenaming) return
        tree.pick(row.id)
        workspace.menu.set({ of: 'node', id: row.id, view: 'tree', anchor: menuAnchor(event) })
      }}
      onDoubleClick={() => !isTray && workspace.renaming.set({ view: 'tree', id: row.id })}
    >
      {row.isOpen === null ? (
        <span className={styles.twist} data-leaf />
      ) : (
        <span
          className={styles.twist}
          data-twist
          data-open={row.isOpen || undefined}
          aria-hidden
          title={t(row.isOpen ? 'tree.close' : 'tree.open')}
          onClick={event => {
            event.stopPropagation()
            tree.toggle(row.id, !row.isOpen)
          }}
        >
          <ChevronRight size={16} />
        </span>
      )}
      <span className={styles.main}>
        <span id={`${labelId}-text`} className={styles.text}>
          {isLevelShown && <span className={styles.level}>{level}</span>}{' '}
          {isRenaming && node ? (
            <RenameField id={row.id} title={node.title} onDone={finish} />
          ) : (
            <span className={styles.title} dir="auto" data-long={title.length > LONG_TITLE || undefined}>
              {title}
            </span>
          )}{' '}
          {node && <NodeChips node={node} />}
          {isOutside && <OutsideMark />}
        </span>{' '}
        <span id={`${labelId}-side`} className={styles.side}>
          {row.isGroup ? (
            <CountBadge n={row.count} className={styles.count!} />
          ) : (
            <StatusPill id={node?.status ?? null} />
          )}
        </span>
      </span>
      {!isTray && <MenuButton of="node" id={row.id} view="tree" title={title} className={styles.more} />}
      <PeerFrame id={row.id} />
      {intent && !(intent.kind === 'inside' && intent.at === 'last') && (
        <span className={styles.line} data-at={intent.kind === 'before' ? 'top' : 'bottom'} style={{ '--level': lineLevel(row, intent) } as React.CSSProperties} />
      )}
    </div>
  )
})

function lineLevel(row: TreeRow, intent: TreeIntent): number {
  if (intent.kind === 'out') return intent.level
  return intent.kind === 'inside' ? row.level + 1 : row.level
}

/** The row as something to drag and as a place to drop; what would happen on a drop now, and whether it is under way itself. */
function useRowDrag(row: TreeRow, indentPx: number, element: React.RefObject<HTMLDivElement | null>, isRenaming: boolean) {
  const { board } = useSession()
  const { picks } = useWorkspace()
  const tree = useTreeActions()
  const [intent, setIntent] = useState<TreeIntent | null>(null)
  const [isDragged, setDragged] = useState(false)
  const isLast = row.position === row.size

  const { id, level, isGroup, isOpen } = row
  const shape = isOpen ? 'open' : isLast && level > 0 ? 'last' : 'plain'

  useEffect(() => {
    if (!element.current) return undefined
    return rowTarget({
      element: element.current,
      id,
      level,
      indentPx,
      shape,
      isLeaf: !isGroup,
      canDrop: (dragged, wanted) => canDropAt(board, dragged, { over: 'row', id, intent: wanted }),
      onHover: wanted => setIntent(former => (JSON.stringify(former) === JSON.stringify(wanted) ? former : wanted)),
    })
  }, [board, element, id, indentPx, isGroup, level, shape])

  // Apart from the target, so that a row that changes while it is dragged stays the same source.
  useEffect(() => {
    if (!element.current || id === TRAY || isRenaming) return undefined
    return dragSource({
      element: element.current,
      dragged: () => ({ type: 'item', id, from: 'tree', title: board.title(id), ...severalIds(picks, id) }),
      previewClass: styles.preview!,
      onStart: () => {
        setDragged(true)
        tree.dragging(id)
      },
      onEnd: () => {
        setDragged(false)
        tree.dragging(null)
      },
    })
  }, [board, element, id, isRenaming, picks, tree])

  return [intent, isDragged] as const
}
