import { addNode } from '@trame/shared/commands'
import { ROOT } from '@trame/shared/model'
import { useRef, useState } from 'react'
import { useTexts } from '../i18n/index.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { PlaceFields, type Place } from './PlaceFields.tsx'
import { useRun } from './useRun.ts'
import { useWorkspace } from './useWorkspace.ts'
import styles from './fields.module.css'

/** A project that starts in a column also needs a place in the tree: the group used last, else the first axis. */
export function NewCardDialog({ status, onClose }: { status: string; onClose: () => void }) {
  const t = useTexts()
  const run = useRun()
  const { session, lastGroup, reveal, select } = useWorkspace()
  const { board, index } = session
  const [title, setTitle] = useState('')
  const [place, setPlace] = useState<Place>(() => {
    const last = lastGroup.get()
    const isThere = last !== null && board.nodeKind(last) === 'group' && board.isVisible(last)
    const under = isThere ? last : (index.children(ROOT).find(id => board.nodeKind(id) === 'group') ?? ROOT)
    return { under, after: index.children(under).at(-1) ?? null }
  })

  const added = useRef<string | null>(null)
  const add = (): void => {
    const result = run(addNode, { kind: 'card', title, status, ...place })
    if (!result.ok) return
    added.current = result.value
    lastGroup.set(place.under)
    onClose()
    select(result.value)
    reveal.set({ view: 'kanban', id: result.value, isFocused: true })
  }

  return (
    <Dialog isOpen onClose={onClose} title={t('column.addCard', { title: board.title(status) })} finalFocus={() => cardOf(added.current)}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          add()
        }}
      >
        <TextField label={t('node.title')} value={title} onChange={event => setTitle(event.target.value)} required />
        <PlaceFields place={place} onChange={setPlace} />
        <DialogActions>
          <Button onClick={onClose}>{t('board.cancel')}</Button>
          <Button look="primary" type="submit" disabled={title.trim() === ''}>
            {t('board.add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

const cardOf = (id: string | null): HTMLElement | null => (id === null ? null : document.querySelector(`[data-view=kanban] [data-card][data-node="${CSS.escape(id)}"]`))
