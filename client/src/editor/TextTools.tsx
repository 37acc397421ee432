import type { Editor } from '@tiptap/core'
import { Bold, Heading2, Heading3, Italic, Link2, List, ListChecks, ListOrdered, MessageSquarePlus, Quote, Redo2, Strikethrough, Undo2, type LucideIcon } from 'lucide-react'
import { useState, useSyncExternalStore, type FormEvent } from 'react'
import { useTexts } from '../i18n/index.ts'
import { Button } from '../ui/Button.tsx'
import styles from './richText.module.css'
import { chosenPassage, type TextPassage } from './passages.ts'
import { isSafeLink, linkOf } from './safeLink.ts'

const TOOLS = [
  { key: 'bold', icon: Bold, isOn: 'bold', run: editor => editor.chain().focus().toggleBold().run() },
  { key: 'italic', icon: Italic, isOn: 'italic', run: editor => editor.chain().focus().toggleItalic().run() },
  { key: 'strike', icon: Strikethrough, isOn: 'strike', run: editor => editor.chain().focus().toggleStrike().run() },
  { key: 'heading', icon: Heading2, isOn: 'heading2', run: editor => editor.chain().focus().toggleHeading({ level: 2 }).run() },
  { key: 'subheading', icon: Heading3, isOn: 'heading3', run: editor => editor.chain().focus().toggleHeading({ level: 3 }).run() },
  { key: 'bullets', icon: List, isOn: 'bulletList', run: editor => editor.chain().focus().toggleBulletList().run() },
  { key: 'numbers', icon: ListOrdered, isOn: 'orderedList', run: editor => editor.chain().focus().toggleOrderedList().run() },
  { key: 'tasks', icon: ListChecks, isOn: 'taskList', run: editor => editor.chain().focus().toggleTaskList().run() },
  { key: 'quote', icon: Quote, isOn: 'blockquote', run: editor => editor.chain().focus().toggleBlockquote().run() },
] as const satisfies readonly { key: string; icon: LucideIcon; isOn: string; run: (editor: Editor) => boolean }[]

const isOn = (editor: Editor, name: string): boolean => {
  const heading = /^heading(\d)$/.exec(name)
  return heading ? editor.isActive('heading', { level: Number(heading[1]) }) : editor.isActive(name)
}

/** What the keys do, for the mouse and the finger; what may be done here of it. */
export function TextTools({ editor, isEditable, onComment }: { editor: Editor; isEditable: boolean; onComment: ((passage: TextPassage) => void) | null }) {
  const t = useTexts()
  const [isLinking, setLinking] = useState(false)
  // Which of them are on, as one text: drawn again only when that changes.
  const state = useSyncExternalStore(
    listener => {
      editor.on('transaction', listener)
      return () => void editor.off('transaction', listener)
    },
    () => (editor.isDestroyed ? '' : [...TOOLS.map(tool => tool.isOn), 'link', 'chosen'].filter(name => (name === 'chosen' ? !editor.state.selection.empty : isOn(editor, name))).join(' ')),
  )
  const on = new Set(state.split(' '))
  if (!isEditable && onComment === null) return null
  return (
    <>
      <div className={styles.tools} role="toolbar" aria-label={t('text.tools')}>
        {(isEditable ? TOOLS : []).map(({ key, icon: Icon, isOn: name, run }) => (
          <button key={key} type="button" className={styles.tool} aria-label={t(`text.tool.${key}`)} title={t(`text.tool.${key}`)} aria-pressed={on.has(name)} onPointerDown={event => event.preventDefault()} onClick={() => run(editor)}>
            <Icon size={16} aria-hidden />
          </button>
        ))}
        {isEditable && (
          <button type="button" className={styles.tool} aria-label={t('text.tool.link')} title={t('text.tool.link')} aria-pressed={on.has('link')} aria-expanded={isLinking} onPointerDown={event => event.preventDefault()} onClick={() => setLinking(!isLinking)}>
            <Link2 size={16} aria-hidden />
          </button>
        )}
        {onComment && (
          <button
            type="button"
            className={styles.tool}
            aria-label={t('text.tool.comment')}
            title={t('text.tool.comment')}
            aria-disabled={!on.has('chosen')}
            onPointerDown={event => event.preventDefault()}
            onClick={() => {
              const passage = chosenPassage(editor.state)
              if (passage) onComment(passage)
            }}
          >
            <MessageSquarePlus size={16} aria-hidden />
          </button>
        )}
        {isEditable && (
          <>
            <span className={styles.spring} />
            <button type="button" className={styles.tool} aria-label={t('text.tool.undo')} title={t('text.tool.undo')} onPointerDown={event => event.preventDefault()} onClick={() => editor.chain().focus().undo().run()}>
              <Undo2 size={16} aria-hidden />
            </button>
            <button type="button" className={styles.tool} aria-label={t('text.tool.redo')} title={t('text.tool.redo')} onPointerDown={event => event.preventDefault()} onClick={() => editor.chain().focus().redo().run()}>
              <Redo2 size={16} aria-hidden />
            </button>
          </>
        )}
      </div>
      {isLinking && <LinkField editor={editor} onDone={() => setLinking(false)} />}
    </>
  )
}

function LinkField({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const t = useTexts()
  const [address, setAddress] = useState(() => String(editor.getAttributes('link').href ?? ''))
  const [isRefused, setRefused] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const chain = editor.chain().focus().extendMarkRange('link')
    if (address.trim() === '') chain.unsetLink().run()
    else {
      const href = linkOf(address)
      if (!isSafeLink(href)) return setRefused(true)
      if (editor.state.selection.empty && !editor.isActive('link')) chain.insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] }).run()
      else chain.setLink({ href }).run()
    }
    onDone()
  }
  return (
    <form
      className={styles.link}
      onSubmit={submit}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onDone()
        editor.commands.focus()
      }}
    >
      <input
        // It was asked for.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        className={styles.address}
        aria-label={t('text.linkAddress')}
        aria-invalid={isRefused || undefined}
        inputMode="url"
        value={address}
        onChange={event => {
          setRefused(false)
          setAddress(event.target.value)
        }}
      />
      <Button type="submit" look="primary">
        {t('text.linkSet')}
      </Button>
      {isRefused && (
        <p role="alert" className={styles.refused}>
          {t('text.linkRefused')}
        </p>
      )}
    </form>
  )
}
