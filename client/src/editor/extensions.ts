/** What a text can hold, and how it is read and written. */
import { getSchema, type AnyExtension } from '@tiptap/core'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { Placeholder } from '@tiptap/extensions'
import { StarterKit } from '@tiptap/starter-kit'
import { isSafeLink } from './safeLink.ts'

/** Without undo: what is undone is decided by the document that all write to. */
export function textExtensions({ placeholder }: { placeholder: string }): AnyExtension[] {
  return [
    StarterKit.configure({
      undoRedo: false,
      // It writes by itself, and so would everybody’s.
      trailingNode: false,
      heading: { levels: [2, 3] },
      link: {
        openOnClick: false,
        linkOnPaste: true,
        defaultProtocol: 'https',
        isAllowedUri: address => isSafeLink(address),
        shouldAutoLink: isSafeLink,
        HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
      },
    }),
    TaskList,
    TaskItem.configure({ nested: true }),
    Placeholder.configure({ placeholder, showOnlyWhenEditable: false }),
  ]
}

/** The names that this version knows. */
export function knownNames(): { nodes: ReadonlySet<string>; marks: ReadonlySet<string> } {
  const schema = getSchema(textExtensions({ placeholder: '' }))
  return { nodes: new Set(Object.keys(schema.nodes)), marks: new Set(Object.keys(schema.marks)) }
}
