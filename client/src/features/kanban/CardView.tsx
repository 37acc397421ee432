import { MessageSquareQuote } from 'lucide-react'
import { memo, useEffect, useRef, useState } from 'react'
import { MenuButton } from '../../board/MenuButton.tsx'
import { rememberFault } from '../../board/cellDrop.ts'
import { OutsideMark } from '../../board/OutsideMark.tsx'
import { PeerFrame } from '../../board/PeerFrame.tsx'
import { RenameField } from '../../board/RenameField.tsx'
import { openCard } from '../../board/cardAddress.ts'
import { menuAnchor } from '../../board/menuAnchor.ts'
import { useIsOutside, useView } from '../../board/view/useView.ts'
import { severalIds } from '../../board/picks.ts'
import { pointAt, pressAt, useNodeMark } from '../../board/usePicks.ts'
import { useBreadcrumb, useIsRenaming, useIsSelected, useWorkspace } from '../../board/useWorkspace.ts'
import { dragSource, edgeTarget, together, type Edge } from '../../dnd/index.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNode, useSession, useStatus } from '../../session/index.ts'
import { CardFields, useCardColour } from './CardFields.tsx'
import type { CardLook } from './cardLook.ts'
import styles from './card.module.css'

/** « AXE 3 - FABRIQUER ET… » is known to everybody as « AXE 3 ». */
const axisMark = (title: string): string => /^(.{2,12}?)\s+[-–—:]\s/.exec(title)?.[1] ?? title

/** Longer titles are cut after some lines; the panel shows them whole. */
const LONG_TITLE = 280

type Props = { id: string; list: string; lane: string; look: CardLook; isTabStop: boolean; isLifted: boolean }

/** One card; it redraws when its own node, its groups' names or its selection change, never because another card did. */
export const CardView = memo(function CardView({ id, list, lane, look, isTabStop, isLifted }: Props) {
  const t = useTexts()
  const node = useNode(id)
  const status = useStatus(node?.status ?? '')
  const colour = useCardColour(id, look)
  const view = useView()
  const breadcrumb = useBreadcrumb(id)
  const isSelected = useIsSelected(id)
  const mark = useNodeMark(id)
  const isOutside = useIsOutside(id)
  const isRenaming = useIsRenaming('kanban', id)
  const workspace = useWorkspace()
  const { board } = useSession()
  const element = useRef<HTMLDivElement>(null)
  const [edge, setEdge] = useState<Edge | null>(null)
  const [isDragged, setDragged] = useState(false)

  useEffect(() => {
    if (!element.current || isRenaming) return undefined
    const faultOf = rememberFault(view, { list, lane })
    return together(
      dragSource({
        element: element.current,
        dragged: () => ({ type: 'item', id, from: 'kanban', title: board.title(id), ...severalIds(workspace.picks, id) }),
        previewClass: styles.preview!,
        onStart: () => setDragged(true),
        onEnd: () => setDragged(false),
      }),
      edgeTarget({
        element: element.current,
        type: 'item',
        axis: 'vertical',
        place: at => ({ over: 'item', id, list, lane, edge: at }),
        // Elsewhere the whole cell takes it, or says why it does not.
        canDrop: dragged => look.isByHand && dragged.id !== id && faultOf(dragged) === null,
        onHover: setEdge,
      }),
    )
  }, [board, id, isRenaming, lane, list, look.isByHand, view, workspace])

  if (!node) return null
  const finish = (by: 'key' | 'leaving'): void => {
    if (workspace.renaming.get()?.id === id) workspace.renaming.set(null)
    if (by === 'key') workspace.reveal.set({ view: 'kanban', id, isFocused: true })
  }
  return (
    <div
      ref={element}
      role="group"
      aria-label={[node.title, breadcrumb.join(' › '), mark === 'picked' && t('picks.picked')].filter(Boolean).join(', ')}
      className={styles.card}
      tabIndex={isTabStop ? 0 : -1}
      aria-roledescription={t('kanban.card')}
      aria-describedby="kanban-keys"
      aria-current={isSelected || undefined}
      data-node={id}
      data-card
      data-rejected={status?.statusKind === 'rejected' || undefined}
      data-dragged={isDragged || undefined}
      data-mark={mark}
      data-lifted={isLifted || undefined}
      data-colour={colour ?? undefined}
      data-edge={edge ?? undefined}
      data-compact={look.isCompact || undefined}
      onMouseDown={event => pressAt(workspace, event)}
      onClick={event => pointAt(workspace, 'kanban', id, event)}
      onDoubleClick={() => openCard(id)}
      onContextMenu={event => {
        event.preventDefault()
        workspace.select(id)
        workspace.menu.set({ of: 'node', id, view: 'kanban', anchor: menuAnchor(event) })
      }}
    >
      {breadcrumb.length > 0 && (
        <span className={styles.breadcrumb} title={breadcrumb.join(' › ')}>
          {breadcrumb.length > 1 && <span className={styles.crumb}>{axisMark(breadcrumb[0]!)}</span>}
          <span className={styles.crumb}>{breadcrumb.at(-1)}</span>
        </span>
      )}
      <span className={styles.head}>
        {isRenaming ? (
          <RenameField id={id} title={node.title} onDone={finish} />
        ) : (
          <span className={styles.title} data-whole dir="auto" data-long={node.title.length > LONG_TITLE || undefined}>
            {node.title}
          </span>
        )}
        <MenuButton of="node" id={id} view="kanban" title={node.title} className={styles.more} />
      </span>
      <CardFields node={node} look={look}>
        {isOutside && <OutsideMark />}
      </CardFields>
      {node.rationale && look.shown.includes('rationale') && (
        <span className={styles.rationale}>
          <MessageSquareQuote size={14} aria-hidden />
          <span className={styles.rationaleText} data-whole>{node.rationale}</span>
        </span>
      )}
      <PeerFrame id={id} />
    </div>
  )
})
