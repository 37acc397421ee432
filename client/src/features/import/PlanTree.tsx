import { CircleAlert, Folder, FileText } from 'lucide-react'
import type { MatchState } from '@trame/shared/exchange/plan'
import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { useObservable } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import type { Chosen } from './lit.ts'
import type { PlanLine } from './planLines.ts'
import { usePreview } from './usePreview.ts'
import { useSayChange } from './useSayChange.ts'
import styles from './plan.module.css'

/** Lines drawn at first, and with each step further. */
const STEP = 600

export type Picks = {
  readonly skipped: ReadonlySet<string>
  readonly onSkip: (key: string, isSkipped: boolean) => void
  /** States that are shown. */
  readonly shown: ReadonlySet<MatchState>
}

/** What would stand in the board, line by line; each line knows its cells. */
export function PlanTree({ picks, onSource }: { picks: Picks; onSource: () => void }) {
  const t = useTexts()
  const { lines, store } = usePreview()
  const [limit, setLimit] = useState(STEP)
  const box = useRef<HTMLDivElement>(null)
  const chosen = useObservable(store.chosen)
  const lit = useObservable(store.lit)
  const inSight = lines.filter(({ matched }) => matched === null || picks.shown.has(matched.state))
  const wanted = chosen?.kind === 'row' ? inSight.findIndex(({ node }) => lit.keys.has(node.key)) : -1
  if (wanted >= limit) setLimit(wanted + STEP)
  useEffect(() => {
    if (wanted >= 0) box.current?.querySelectorAll('[role=treeitem]')[wanted]?.scrollIntoView({ block: 'nearest' })
    // Each choice is a new object, also of the same line.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react/exhaustive-deps
  }, [chosen, wanted])
  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    const items = [...box.current!.querySelectorAll<HTMLElement>('[role=treeitem]')]
    const at = items.indexOf((event.target as HTMLElement).closest<HTMLElement>('[role=treeitem]')!)
    const to = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : null
    if (event.key === 'Enter' && at >= 0) return onSource()
    if (to === null) return
    event.preventDefault()
    items[Math.max(0, Math.min(to, items.length - 1))]?.focus()
  }
  const chosenKey = chosen?.kind === 'line' ? chosen.key : null
  const stop = inSight.some(({ node }) => node.key === chosenKey) ? chosenKey : inSight[0]?.node.key
  return (
    <div ref={box} className={styles.tree} role="tree" aria-label={t('import.plan')} tabIndex={-1} onKeyDown={walk}>
      {inSight.slice(0, limit).map(line => (
        <TreeLine key={line.node.key} line={line} isTabStop={line.node.key === stop} picks={picks} />
      ))}
      {inSight.length > limit && (
        <Button className={styles.more} onClick={() => setLimit(limit + STEP)}>
          {t('import.moreLines', { n: inSight.length - limit })}
        </Button>
      )}
    </div>
  )
}

function TreeLine({ line, isTabStop, picks }: { line: PlanLine; isTabStop: boolean; picks: Picks }) {
  const t = useTexts()
  const sayChange = useSayChange()
  const { hover, chooseLine, trace, store, preview } = usePreview()
  const { node, level, isUnsure, matched, above } = line
  const isLit = useSyncExternalStore(store.lit.subscribe, () => store.lit.get().keys.has(node.key))
  const isChosen = useSyncExternalStore(store.chosen.subscribe, () => isLine(store.chosen.get(), node.key))
  const isDoubtful = trace.doubtful.has(node.key)
  const isBelowSkipped = above.some(key => picks.skipped.has(key) && trace.lineOf(key)?.matched?.state === 'new')
  const canSkip = matched ? matched.state !== 'same' : node.key !== preview.plan.toVerify
  const isTaken = !picks.skipped.has(node.key) && !isBelowSkipped
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-selected={isChosen}
      tabIndex={isTabStop ? 0 : -1}
      className={styles.line}
      style={{ '--level': level } as React.CSSProperties}
      data-kind={node.kind}
      data-key={node.key}
      data-lit={isLit || undefined}
      data-unsure={isUnsure || undefined}
      data-state={matched?.state}
      data-left={!isTaken || undefined}
      onPointerEnter={event => event.pointerType === 'mouse' && hover({ key: node.key })}
      onPointerLeave={event => event.pointerType === 'mouse' && hover(null)}
      onFocus={() => chooseLine(node.key)}
      onClick={() => chooseLine(node.key)}
      onKeyDown={event => {
        if (event.key !== ' ' || event.target !== event.currentTarget || !canSkip) return
        event.preventDefault()
        picks.onSkip(node.key, isTaken)
      }}
    >
      {canSkip && <input type="checkbox" tabIndex={-1} checked={isTaken} disabled={isBelowSkipped} aria-label={t('import.take', { title: node.title })} onChange={event => picks.onSkip(node.key, !event.target.checked)} onClick={event => event.stopPropagation()} />}
      {node.kind === 'group' ? <Folder size={15} aria-hidden /> : <FileText size={15} aria-hidden />}
      <span className={styles.words}>
        <span dir="auto" className={node.statusKind === 'rejected' ? styles.struck : undefined}>
          {node.title}
        </span>
        {matched && matched.changes.length > 0 && (
          <ul className={styles.changes}>
            {matched.changes.map(change => (
              <li key={change.field}>{sayChange(change)}</li>
            ))}
          </ul>
        )}
      </span>
      {isDoubtful && (
        <span className={styles.doubt} title={t('import.doubtful')}>
          <CircleAlert size={15} aria-hidden />
          <Unseen>{t('import.doubtful')}</Unseen>
        </span>
      )}
      {matched ? <span className={styles.tag}>{t(`import.state.${matched.state}`)}</span> : node.statusKind && !isUnsure ? <span className={styles.tag}>{t(`import.means.${node.statusKind}`)}</span> : null}
    </div>
  )
}

const isLine = (chosen: Chosen, key: string): boolean => chosen?.kind === 'line' && chosen.key === key
