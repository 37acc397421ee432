import { restoreNode } from '@trame/shared/commands'
import { ArchiveRestore, ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, type KeyboardEvent } from 'react'
import { useSearch } from 'wouter'
import { CardPanel } from '../../board/CardPanel.tsx'
import { closeCard, openCard, openedCard } from '../../board/cardAddress.ts'
import { useRun } from '../../board/useRun.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNode } from '../../session/index.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { SideSheet } from '../../ui/SideSheet.tsx'
import styles from './card.module.css'
import { CardText } from './CardText.tsx'
import { useNeighbours } from './useNeighbours.ts'

/** The open card beside the board: the one that the address names. */
export function CardSheet() {
  const id = openedCard(useSearch())
  return id === null ? null : <OpenCard id={id} />
}

function OpenCard({ id }: { id: string }) {
  const t = useTexts()
  const workspace = useWorkspace()
  const node = useNode(id)
  const { before, after } = useNeighbours(id)
  const isCard = node?.kind === 'card'
  useEffect(() => {
    if (isCard) workspace.select(id)
  }, [id, isCard, workspace])

  const go = (to: string | null): void => {
    if (to !== null) openCard(to)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.metaKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    go(event.key === 'ArrowUp' ? before : after)
  }
  return (
    <SideSheet
      title={t('card.title')}
      onClose={closeCard}
      finalFocus={() => document.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)}
      onKeyDown={onKeyDown}
      tools={
        <>
          <IconButton label={t('card.before')} title={`${t('card.before')} (Alt+↑)`} aria-disabled={before === null} onClick={() => go(before)}>
            <ChevronUp size={18} aria-hidden />
          </IconButton>
          <IconButton label={t('card.after')} title={`${t('card.after')} (Alt+↓)`} aria-disabled={after === null} onClick={() => go(after)}>
            <ChevronDown size={18} aria-hidden />
          </IconButton>
        </>
      }
    >
      {isCard ? (
        <div key={id} className={styles.card}>
          {node.isArchived && <Archived id={id} />}
          <CardPanel id={id} />
          <CardText id={id} />
        </div>
      ) : (
        <p className={styles.unknown}>{t('card.unknown')}</p>
      )}
    </SideSheet>
  )
}

function Archived({ id }: { id: string }) {
  const t = useTexts()
  const run = useRun()
  return (
    <div className={styles.archived}>
      <span>{t('card.archived')}</span>
      <Button onClick={() => run(restoreNode, { id })}>
        <ArchiveRestore size={16} aria-hidden />
        {t('menu.restore')}
      </Button>
    </div>
  )
}
