import { archiveView, renameView, restoreView, saveView, updateView } from '@trame/shared/commands'
import type { SavedView } from '@trame/shared/queries'
import { Check, Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useRun } from '../../board/useRun.ts'
import { useView } from '../../board/view/useView.ts'
import { useTexts } from '../../i18n/index.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toast.ts'
import { useSavedViews } from './useSavedViews.ts'
import fieldStyles from '../../ui/Field.module.css'
import styles from './views.module.css'

/** Saved views to open, rename, bring up to date and delete; and saving what is shown now. */
export function SavedViews({ closeThen }: { closeThen: (next: () => void) => void }) {
  const t = useTexts()
  const run = useRun()
  const { spec, open } = useView()
  const { shared, mine, device, opened, differs } = useSavedViews()
  const [title, setTitle] = useState('')
  const [isShared, setShared] = useState(true)
  const isMine = (view: SavedView): boolean => mine.some(({ id }) => id === view.id)

  const save = (): void => {
    const name = title.trim()
    if (name === '') return
    const result = isShared ? run(saveView, { title: name, spec }) : { ok: true as const, value: device.add(name, spec) }
    if (result.ok) closeThen(() => open(spec, result.value))
  }
  const update = (view: SavedView): void => (isMine(view) ? device.change(view.id, { spec }) : void run(updateView, { id: view.id, spec }))
  const rename = (view: SavedView, name: string): void => (isMine(view) ? device.change(view.id, { title: name }) : void run(renameView, { id: view.id, title: name }))
  const remove = (view: SavedView): void => {
    const { id } = view
    const isOwn = isMine(view)
    if (isOwn) device.remove(id)
    else if (!run(archiveView, { id }).ok) return
    void showToast(t('saved.deleted', { title: view.title }), { label: t('saved.undo'), run: () => (isOwn ? device.put(view) : void run(restoreView, { id })) })
  }
  const list = (views: readonly SavedView[], label: string) =>
    views.length > 0 && (
      <section aria-label={label}>
        <h3 className={fieldStyles.label}>{label}</h3>
        <ul>
          {views.map(view => (
            <ViewRow key={view.id} view={view} isOpen={opened?.id === view.id} onOpen={() => closeThen(() => open(view.spec, view.id))} onRename={name => rename(view, name)} onRemove={() => remove(view)} />
          ))}
        </ul>
      </section>
    )

  return (
    <div className={styles.panel}>
      {shared.length + mine.length === 0 && <p className={styles.empty}>{t('saved.none')}</p>}
      {list(shared, t('saved.shared'))}
      {list(mine, t('saved.mine'))}
      {opened && differs && (
        <div className={styles.block}>
          <Button onClick={() => update(opened)}>{t('saved.update', { title: opened.title })}</Button>
          <Button look="quiet" onClick={() => open(opened.spec, opened.id)}>
            {t('saved.asSaved')}
          </Button>
        </div>
      )}
      <form
        className={styles.save}
        aria-label={t('saved.saveAs')}
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <TextField label={t('saved.name')} placeholder={t('saved.nameExample')} value={title} onChange={event => setTitle(event.target.value)} />
        <label className={styles.check}>
          <input type="checkbox" checked={isShared} onChange={event => setShared(event.target.checked)} />
          {t('saved.forAll')}
        </label>
        <Button look="primary" type="submit" disabled={title.trim() === ''}>
          {t('saved.save')}
        </Button>
      </form>
    </div>
  )
}

type RowProps = { view: SavedView; isOpen: boolean; onOpen: () => void; onRename: (title: string) => void; onRemove: () => void }

function ViewRow({ view, isOpen, onOpen, onRename, onRemove }: RowProps) {
  const t = useTexts()
  const { title } = view
  const [typed, setTyped] = useState<string | null>(null)
  const name = useRef<HTMLInputElement>(null)
  const isTyping = typed !== null
  useEffect(() => {
    if (isTyping) name.current?.focus()
  }, [isTyping])
  if (typed !== null)
    return (
      <li>
        <form
          className={styles.line}
          onSubmit={event => {
            event.preventDefault()
            if (typed.trim() !== '') onRename(typed.trim())
            setTyped(null)
          }}
        >
          <TextField label={t('saved.newName')} value={typed} ref={name} onChange={event => setTyped(event.target.value)} onKeyDown={event => event.key === 'Escape' && (event.stopPropagation(), setTyped(null))} />
          <IconButton label={t('board.keep')} look="plain" type="submit">
            <Check size={16} aria-hidden />
          </IconButton>
        </form>
      </li>
    )
  return (
    <li className={styles.shownRow} data-view-id={view.id}>
      <button type="button" className={styles.view} aria-current={isOpen || undefined} onClick={onOpen}>
        <span className={styles.viewMark} aria-hidden>
          {isOpen && <Check size={15} />}
        </span>
        <span className={styles.viewName}>{title}</span>
      </button>
      <IconButton label={t('saved.rename', { title })} onClick={() => setTyped(title)}>
        <Pencil size={15} aria-hidden />
      </IconButton>
      <IconButton label={t('saved.delete', { title })} onClick={onRemove}>
        <Trash2 size={15} aria-hidden />
      </IconButton>
    </li>
  )
}
