/** Passages that something is said about, marked in the text for who reads; nothing of it is in the document. */
import { Extension, type Editor } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { rangeOf, type TextPassage } from './passages.ts'

export type MarkedPassage = TextPassage & { readonly id: string }

type Marks = { readonly passages: readonly MarkedPassage[]; readonly set: DecorationSet }
const key = new PluginKey<Marks>('passageMarks')

/** Marks these from now on, and no others. */
export function markPassages(editor: Editor, passages: readonly MarkedPassage[]): void {
  if (editor.isDestroyed || key.getState(editor.state)?.passages === passages) return
  editor.view.dispatch(editor.state.tr.setMeta(key, passages).setMeta('addToHistory', false))
}

/** Brings a passage into sight and chooses it; false when it is not there any more. */
export function showPassage(editor: Editor, passage: TextPassage): boolean {
  const range = rangeOf(editor.state, passage)
  if (!range) return false
  editor.chain().setTextSelection(range).focus().scrollIntoView().run()
  return true
}

const marksIn = (state: EditorState, passages: readonly MarkedPassage[]): Marks => ({
  passages,
  set: DecorationSet.create(
    state.doc,
    passages.flatMap(passage => {
      const range = rangeOf(state, passage)
      return range ? [Decoration.inline(range.from, range.to, { class: 'trame-passage', 'data-passage': passage.id })] : []
    }),
  ),
})

export function passageMarks(onPick: (id: string) => void): Extension {
  return Extension.create({
    name: 'passageMarks',
    addProseMirrorPlugins: () => [
      new Plugin<Marks>({
        key,
        state: {
          init: () => ({ passages: [], set: DecorationSet.empty }),
          apply(tr, before, _old, state) {
            const passages = tr.getMeta(key) as readonly MarkedPassage[] | undefined
            // The binding knows where things are after what came from elsewhere; after what was typed here it does a moment later.
            const isFromElsewhere = (ySyncPluginKey.getState(state) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true
            if (passages || (tr.docChanged && isFromElsewhere)) return marksIn(state, passages ?? before.passages)
            return tr.docChanged ? { ...before, set: before.set.map(tr.mapping, tr.doc) } : before
          },
        },
        props: {
          decorations: state => key.getState(state)?.set,
          handleClick(_view, _at, event) {
            const marked = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-passage]') : null
            if (!marked?.dataset.passage) return false
            onPick(marked.dataset.passage)
            return false
          },
        },
      }),
    ],
  })
}
