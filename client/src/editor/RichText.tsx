import type { Editor } from '@tiptap/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { useTexts } from '../i18n/index.ts'
import { openEditor } from './openEditor.ts'
import { markPassages, showPassage, type MarkedPassage } from './passageMarks.ts'
import type { TextPassage } from './passages.ts'
import styles from './richText.module.css'
import { SlashList } from './SlashList.tsx'
import type { SlashItem } from './slashItems.ts'
import type { SlashState } from './slashMenu.ts'
import { TextTools } from './TextTools.tsx'

type Props = {
  fragment: Y.XmlFragment
  awareness: Awareness | null
  person: { readonly name: string; readonly color: string }
  label: string
  placeholder: string
  /** Headings that an empty text is offered, one after the other; none: nothing is offered. */
  sections: readonly string[]
  /** Marked for the reader. The same array until they change. */
  passages: readonly MarkedPassage[]
  onPassage: (id: string) => void
  /** Something is to be said about what is chosen; null: not by this person. */
  onComment: ((passage: TextPassage) => void) | null
  /** Brought into sight once the text is there. */
  shown: { readonly passage: TextPassage; readonly onShown: (isThere: boolean) => void } | null
  /** false: it is read, and what others write appears. */
  isEditable: boolean
}

/** A text that several people write at once. Each key is in the document at once: there is nothing to save. */
export function RichText({ fragment, awareness, person, label, placeholder, sections, passages, onPassage, onComment, shown, isEditable }: Props) {
  const t = useTexts()
  const mount = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [isUnreadable, setUnreadable] = useState(false)
  const [slash, setSlash] = useState<SlashState | null>(null)
  const [isEmpty, setEmpty] = useState(false)
  const { name, color } = person
  const picked = useEffectEvent(onPassage)
  useEffect(() => {
    const stop = openEditor({
      mount: mount.current!,
      fragment,
      awareness,
      person: { name, color },
      label,
      placeholder,
      isEditable,
      foreignLabel: t('text.foreign'),
      wordsOf: (item: SlashItem) => t(`text.slash.${item}`),
      onState: setSlash,
      onPassage: picked,
      onEditor(made) {
        setEditor(made)
        setUnreadable(made === null)
        const look = (): void => setEmpty(made?.isEmpty ?? false)
        made?.on('update', look)
        look()
      },
    })
    return () => {
      stop()
      setEditor(null)
    }
  }, [awareness, color, fragment, isEditable, label, name, placeholder, t])

  useEffect(() => {
    if (editor) markPassages(editor, passages)
  }, [editor, passages])
  useEffect(() => {
    if (editor && shown) shown.onShown(showPassage(editor, shown.passage))
  }, [editor, shown])

  const insertSections = (): void =>
    void editor?.chain().focus('start').insertContent(sections.flatMap(title => [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: title }] }, { type: 'paragraph' }])).run()
  return (
    <div className={styles.text}>
      {editor && <TextTools editor={editor} isEditable={isEditable} onComment={onComment} />}
      <div ref={mount} className={styles.page} data-rich-text />
      {isUnreadable && (
        <div className={styles.unreadable}>
          <p>{t('text.unreadable')}</p>
          <pre>{plainWords(fragment)}</pre>
        </div>
      )}
      {isEmpty && isEditable && sections.length > 0 && (
        <button type="button" className={styles.offer} onClick={insertSections}>
          {t('text.offer', { sections: sections.join(', ') })}
        </button>
      )}
      {slash && slash.items.length > 0 && <SlashList {...slash} />}
    </div>
  )
}

// oxlint-disable-next-line typescript/no-base-to-string -- Yjs writes it as tags
const plainWords = (fragment: Y.XmlFragment): string => fragment.toString().replace(/<[^>]*>/g, ' ').trim()
