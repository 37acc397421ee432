import { moveNode, moveNodes, moveToStatus, placeCards } from '@trame/shared/commands'
import { ROOT } from '@trame/shared/model'
import { NO_STATUS } from '@trame/shared/queries'
import { useState } from 'react'
import { useTexts } from '../i18n/index.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions } from '../ui/Dialog.tsx'
import { cardsAmong } from './draggedNodes.ts'
import { useSayPicks } from './hiddenPicks.ts'
import { nodeElement } from './nodeElement.ts'
import { PlaceFields, type Place } from './PlaceFields.tsx'
import { SelectField } from './SelectField.tsx'
import { shortTitle } from './shortTitle.ts'
import { useNodeOperations } from './useNodeOperations.ts'
import { useRun } from './useRun.ts'
import { useWorkspace } from './useWorkspace.ts'
import type { ViewName } from './workspace.ts'
import styles from './fields.module.css'

const FIRST = ''
/** Where several lie in different places, the dialog starts by leaving each where it is. */
const UNCHANGED = '='

/** « Déplacer… »: what a drag does, by choosing (WCAG 2.5.7); place in the tree and place in a column are one step of undo. */
export function MoveDialog({ ids, view, onClose }: { ids: readonly string[]; view?: ViewName; onClose: () => void }) {
  const t = useTexts()
  const run = useRun()
  const sayPicks = useSayPicks()
  const { session, announcement } = useWorkspace()
  const { sayPlace } = useNodeOperations('tree')
  const { board, index } = session
  const [id] = ids as [string]
  const isSeveral = ids.length > 1
  const areCards = ids.every(each => board.nodeKind(each) === 'card')
  const [placeNow] = useState<Place>(() => {
    if (isSeveral) return { under: UNCHANGED, after: null }
    const under = board.tree.parent(id) ?? ROOT
    const siblings = index.children(under)
    return { under, after: siblings[siblings.indexOf(id) - 1] ?? null }
  })
  const columnIn = (status: string): readonly string[] => index.column(status).filter(card => !ids.includes(card))
  const [lineNow] = useState(() => {
    if (isSeveral) return { status: UNCHANGED, after: null }
    const status = board.statusOf(id) ?? ''
    const column = index.column(status)
    return { status, after: column[column.indexOf(id) - 1] ?? null }
  })
  const [place, setPlace] = useState(placeNow)
  const [line, setLine] = useState(lineNow)

  const move = (): void => {
    const isPlaced = place.under !== placeNow.under || place.after !== placeNow.after
    const isLined = areCards && (line.status !== lineNow.status || line.after !== lineNow.after)
    const cards = areCards ? cardsAmong(index, ids) : []
    const both = { ids: cards, lane: line, tree: { kind: 'beside', ...place } } as const
    const result = isPlaced && isLined ? run(placeCards, both) : isPlaced ? (isSeveral ? run(moveNodes, { ids, ...place }) : run(moveNode, { id, ...place })) : isLined ? run(moveToStatus, { ids: cards, ...line }) : null
    if (result?.ok === false) return
    if (!isSeveral) sayPlace(id)
    else if (isPlaced) announcement.set(t('picks.moved', { n: ids.length, parent: place.under === ROOT ? t('tree.top') : shortTitle(board.title(place.under)) }))
    else if (isLined) announcement.set(t('picks.statusSet', { n: ids.length, title: board.title(line.status) }))
    onClose()
  }

  return (
    <Dialog isOpen onClose={onClose} title={t('move.title')} description={isSeveral ? sayPicks(ids) : board.title(id)} finalFocus={() => nodeElement(id, view)}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          move()
        }}
      >
        <PlaceFields place={place} onChange={setPlace} moved={ids} unchanged={isSeveral ? UNCHANGED : undefined} />
        {areCards && (
          <>
            <SelectField label={t('move.column')} value={line.status} onChange={status => setLine({ status, after: status === UNCHANGED ? null : (columnIn(status).at(-1) ?? null) })}>
              {isSeveral ? <option value={UNCHANGED}>{t('move.keepStatus')}</option> : line.status === '' && <option value="">{t('node.noStatus')}</option>}
              {index
                .statuses()
                .filter(status => status !== NO_STATUS)
                .map(status => (
                  <option key={status} value={status}>
                    {board.title(status)}
                  </option>
                ))}
            </SelectField>
            {line.status !== UNCHANGED && (
              <SelectField label={t('move.positionInColumn')} value={line.after ?? FIRST} onChange={after => setLine({ status: line.status, after: after === FIRST ? null : after })}>
                <option value={FIRST}>{t('move.first')}</option>
                {columnIn(line.status).map(card => (
                  <option key={card} value={card}>
                    {t('move.after', { title: board.title(card) })}
                  </option>
                ))}
              </SelectField>
            )}
          </>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t('board.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('move.do')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
