import { restoreNode } from '@trame/shared/commands'
import { ArchiveRestore, ChevronDown, ChevronUp } from 'lucide-react'
import type { Passage } from '@trame/shared/talk'
import { useCallback, useEffect, useState, type KeyboardEvent } from 'react'
import { useSearch } from 'wouter'
import { CardPanel } from '../../board/CardPanel.tsx'
import { closeCard, openCard, openedCard, openedPane, type CardPane } from '../../board/cardAddress.ts'
import { History } from '../../board/history/History.tsx'
import { useRun } from '../../board/useRun.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNode, useObservable, useSession } from '../../session/index.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { SideSheet } from '../../ui/SideSheet.tsx'
import { showToast } from '../../ui/toast.ts'
import styles from './card.module.css'
import { CardTabs, paneId } from './CardTabs.tsx'
import { Attachments } from './files/Attachments.tsx'
import { CardText } from './CardText.tsx'
import { Discussion } from './talk/Discussion.tsx'
import { useNeighbours } from './useNeighbours.ts'

/** The open card beside the board: the one that the address names. */
export function CardSheet() {
  const search = useSearch()
  const id = openedCard(search)
  return id === null ? null : <OpenCard id={id} pane={openedPane(search)} />
}

function OpenCard({ id, pane }: { id: string; pane: CardPane }) {
  const t = useTexts()
  const workspace = useWorkspace()
  const node = useNode(id)
  const { before, after } = useNeighbours(id)
  const isCard = node?.kind === 'card'
  useEffect(() => {
    if (isCard) workspace.select(id)
  }, [id, isCard, workspace])

  const go = (to: string | null): void => {
    if (to !== null) openCard(to, pane)
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
          <CardTabs id={id} pane={pane} onPane={next => openCard(id, next)} />
          <CardPaneOf id={id} pane={pane} />
        </div>
      ) : (
        <p className={styles.unknown}>{t('card.unknown')}</p>
      )}
    </SideSheet>
  )
}

/** What is said about a passage, and the passage, lead to each other. */
function CardPaneOf({ id, pane }: { id: string; pane: CardPane }) {
  const t = useTexts()
  const [passage, setPassage] = useState<Passage | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const { live } = useSession().talk
  const talk = useObservable(live)
  useEffect(() => {
    if (pane !== 'talk') talk?.look(id, { talk: false })
  }, [id, pane, talk])
  const onShown = useCallback(
    (isThere: boolean) => {
      setShown(null)
      if (!isThere) void showToast(t('talk.passageGone'))
    },
    [t],
  )
  const comment = (chosen: Passage): void => {
    setPassage(chosen)
    openCard(id, 'talk')
  }
  const show = (thread: string): void => {
    setShown(thread)
    openCard(id, 'card')
  }
  return (
    <div role="tabpanel" id={paneId(pane)} aria-label={t(`talk.tab.${pane}`)} className={styles.card}>
      {pane === 'card' ? (
        <>
          <CardPanel id={id} />
          <Attachments id={id} />
          <CardText id={id} onComment={comment} onPassage={() => openCard(id, 'talk')} shown={shown} onShown={onShown} />
        </>
      ) : pane === 'history' ? (
        <History of={id} onOpen={null} />
      ) : (
        <Discussion id={id} passage={passage} onPassage={setPassage} onShow={show} />
      )}
    </div>
  )
}

function Archived({ id }: { id: string }) {
  const t = useTexts()
  const run = useRun()
  return (
    <div className={styles.archived}>
      <span>{t('card.archived')}</span>
      <Button data-writes onClick={() => run(restoreNode, { id })}>
        <ArchiveRestore size={16} aria-hidden />
        {t('menu.restore')}
      </Button>
    </div>
  )
}
