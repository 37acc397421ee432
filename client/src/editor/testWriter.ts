/** A person who writes in a text, without a screen: the binding over a view that only holds a state. */
import { getSchema } from '@tiptap/core'
import type { Schema } from '@tiptap/pm/model'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { undo, yUndoPlugin, ySyncPlugin } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { findForeign, foreignExtensions } from './foreign.ts'
import { knownNames, textExtensions } from './extensions.ts'
import { makeTolerant } from './tolerantSchema.ts'

export type Writer = {
  readonly doc: Y.Doc
  readonly fragment: Y.XmlFragment
  readonly schema: Schema
  readonly state: () => EditorState
  readonly edit: (change: (transaction: Transaction) => Transaction) => void
  readonly command: (command: (state: EditorState, dispatch: (transaction: Transaction) => void) => boolean) => boolean
  readonly undo: () => boolean
  readonly close: () => void
}

export function openWriter(doc: Y.Doc): Writer {
  const fragment = doc.getXmlFragment('text:card')
  const schema = getSchema([...textExtensions({ placeholder: '' }), ...foreignExtensions(findForeign(fragment, knownNames()), 'foreign')])
  makeTolerant(schema)
  const plugins = [ySyncPlugin(fragment), yUndoPlugin()]
  const view = {
    state: EditorState.create({ schema, plugins }),
    dispatch(transaction: Transaction) {
      view.state = view.state.apply(transaction)
      for (const { update } of plugged) update?.(asView(), view.state)
    },
    hasFocus: () => false,
  }
  const asView = (): EditorView => view as unknown as EditorView
  const plugged: { update?: (view: EditorView, before: EditorState) => void; destroy?: () => void }[] = []
  for (const plugin of plugins) {
    const made = plugin.spec.view?.(asView())
    if (made) plugged.push(made)
  }
  return {
    doc,
    fragment,
    schema,
    state: () => view.state,
    edit: change => view.dispatch(change(view.state.tr)),
    command: command => command(view.state, view.dispatch),
    undo: () => undo(view.state),
    close: () => plugged.forEach(made => made.destroy?.()),
  }
}
