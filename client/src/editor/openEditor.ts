/** One text, bound to its part of the document that all write to. */
import { Editor, Extension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { Plugin } from '@tiptap/pm/state'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { cleanPasted } from './cleanPasted.ts'
import { knownNames, textExtensions } from './extensions.ts'
import { findForeign, foreignExtensions, isWiderThan, type Foreign } from './foreign.ts'
import { passageMarks } from './passageMarks.ts'
import { isSafeLink } from './safeLink.ts'
import { slashMenu, type SlashOptions } from './slashMenu.ts'
import { makeTolerant } from './tolerantSchema.ts'

export type EditorOptions = SlashOptions & {
  mount: HTMLElement
  fragment: Y.XmlFragment
  /** null: nobody else is shown. */
  awareness: Awareness | null
  person: { readonly name: string; readonly color: string }
  label: string
  placeholder: string
  isEditable?: boolean
  /** What a reader is told of a part that this version does not know. */
  foreignLabel: string
  /** A marked passage was pressed. */
  onPassage: (id: string) => void
  /** The editor, made anew when the text holds something that was not known; null when it cannot be read at all. */
  onEditor: (editor: Editor | null) => void
}

const caretOf = (user: { name?: unknown; color?: unknown }): HTMLElement => {
  const caret = document.createElement('span')
  caret.className = 'trame-caret'
  caret.style.setProperty('--caret', typeof user.color === 'string' && /^#[0-9a-f]{6}$/i.test(user.color) ? user.color : '#495057')
  // Drawn by the style sheet: a name is no word of the text, for who copies it or has it read out.
  caret.dataset.name = typeof user.name === 'string' ? user.name.slice(0, 60) : ''
  return caret
}

/** Returns what closes it; nothing that was typed waits for that. */
export function openEditor(options: EditorOptions): () => void {
  const { mount, fragment, awareness, person, label, placeholder, isEditable = true, foreignLabel, onEditor } = options
  const known = knownNames()
  let held: Foreign = { nodes: new Map(), marks: new Map() }
  let editor: Editor | null = null
  let isClosed = false

  function build(): void {
    try {
      held = findForeign(fragment, known)
      const made = new Editor({
        element: null,
        editable: isEditable,
        extensions: [
          ...textExtensions({ placeholder }),
          ...foreignExtensions(held, foreignLabel),
          Collaboration.configure({ fragment }),
          ...(awareness ? [CollaborationCaret.configure({ provider: { awareness }, user: person, render: caretOf })] : []),
          slashMenu(options),
          passageMarks(options.onPassage),
          followLinks,
        ],
        editorProps: { attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true', spellcheck: 'true', dir: 'auto' }, transformPastedHTML: cleanPasted },
      })
      makeTolerant(made.schema)
      made.mount(mount)
      editor = made
    } catch {
      // What is no text is shown as words by the caller, and never written to.
      editor?.destroy()
      editor = null
    }
    onEditor(editor)
  }

  // The binding hears of a change after this: it must not meet what its schema has no place for.
  const beforeHearing = (transaction: Y.Transaction): void => {
    if (transaction.local || !editor) return
    let isUnknown: boolean
    try {
      isUnknown = isWiderThan(findForeign(fragment, known), held)
    } catch {
      isUnknown = true
    }
    if (!isUnknown) return
    const hadFocus = editor.isFocused
    editor.destroy()
    editor = null
    queueMicrotask(() => {
      if (isClosed) return
      build()
      if (hadFocus) editor?.commands.focus()
    })
  }
  fragment.doc!.on('beforeObserverCalls', beforeHearing)
  build()
  return () => {
    isClosed = true
    fragment.doc?.off('beforeObserverCalls', beforeHearing)
    editor?.destroy()
    awareness?.setLocalStateField('cursor', null)
  }
}

/** A link is followed with the key that opens links elsewhere, so that a click can put the caret into it. */
const followLinks = Extension.create({
  name: 'followLinks',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleClick(_view, _at, event) {
          if (!event.ctrlKey && !event.metaKey) return false
          const href = event.target instanceof Element ? event.target.closest('a')?.getAttribute('href') : null
          if (!href || !isSafeLink(href)) return false
          window.open(href, '_blank', 'noopener,noreferrer')
          return true
        },
      },
    }),
  ],
})
