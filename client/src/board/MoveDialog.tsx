import { moveNode, moveToStatus } from '@trame/shared/commands'
import { ROOT } from '@trame/shared/model'
import { NO_STATUS } from '@trame/shared/queries'
import { useState } from 'react'
import { useTexts } from '../i18n/index.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions } from '../ui/Dialog.tsx'
import { PlaceFields, type Place } from './PlaceFields.tsx'
import { SelectField } from './SelectField.tsx'
import { useNodeOperations } from './useNodeOperations.ts'
import { useRun } from './useRun.ts'
import { useWorkspace } from './useWorkspace.ts'
import styles from './fields.module.css'

const FIRST = ''

/** « Déplacer… »: what a drag does, by choosing (WCAG 2.5.7). */
export function MoveDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts()
  const run = useRun()
  const { session } = useWorkspace()
  const { sayPlace } = useNodeOperations('tree')
  const { board, index } = session
  const isCard = board.nodeKind(id) === 'card'
  const [placeNow] = useState<Place>(() => {
    const under = board.tree.parent(id) ?? ROOT
    const siblings = index.children(under)
    return { under, after: siblings[siblings.indexOf(id) - 1] ?? null }
  })
  const columnIn = (status: string): readonly string[] => index.column(status).filter(card => card !== id)
  const [lineNow] = useState(() => {
    const status = board.statusOf(id) ?? ''
    const column = index.column(status)
    return { status, after: column[column.indexOf(id) - 1] ?? null }
  })
  const [place, setPlace] = useState(placeNow)
  const [line, setLine] = useState(lineNow)

  const move = (): void => {
    const isPlaced = place.under === placeNow.under && place.after === placeNow.after ? null : run(moveNode, { id, ...place })
    const isLined = !isCard || (line.status === lineNow.status && line.after === lineNow.after) ? null : run(moveToStatus, { ids: [id], ...line })
    if (isPlaced?.ok === false || isLined?.ok === false) return
    sayPlace(id)
    onClose()
  }

  return (
    <Dialog isOpen onClose={onClose} title={t('move.title')} description={board.title(id)}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          move()
        }}
      >
        <PlaceFields place={place} onChange={setPlace} moved={id} />
        {isCard && (
          <>
            <SelectField label={t('move.column')} value={line.status} onChange={status => setLine({ status, after: columnIn(status).at(-1) ?? null })}>
              {line.status === '' && <option value="">{t('node.noStatus')}</option>}
              {index
                .statuses()
                .filter(status => status !== NO_STATUS)
                .map(status => (
                  <option key={status} value={status}>
                    {board.title(status)}
                  </option>
                ))}
            </SelectField>
            <SelectField label={t('move.positionInColumn')} value={line.after ?? FIRST} onChange={after => setLine({ status: line.status, after: after === FIRST ? null : after })}>
              <option value={FIRST}>{t('move.first')}</option>
              {columnIn(line.status).map(card => (
                <option key={card} value={card}>
                  {t('move.after', { title: board.title(card) })}
                </option>
              ))}
            </SelectField>
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
