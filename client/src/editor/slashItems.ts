import type { Editor, Range } from '@tiptap/core'

/** What the menu of `/` offers; the words for it are the caller's. */
export const SLASH_ITEMS = ['heading', 'subheading', 'bullets', 'numbers', 'tasks', 'quote', 'rule'] as const
export type SlashItem = (typeof SLASH_ITEMS)[number]

/** Puts one of them where the caret is, in place of what was typed to ask for it. */
export function applySlashItem(editor: Editor, item: SlashItem, range?: Range): void {
  const chain = editor.chain().focus()
  const at = range ? chain.deleteRange(range) : chain
  switch (item) {
    case 'heading':
      return void at.toggleHeading({ level: 2 }).run()
    case 'subheading':
      return void at.toggleHeading({ level: 3 }).run()
    case 'bullets':
      return void at.toggleBulletList().run()
    case 'numbers':
      return void at.toggleOrderedList().run()
    case 'tasks':
      return void at.toggleTaskList().run()
    case 'quote':
      return void at.toggleBlockquote().run()
    case 'rule':
      return void at.setHorizontalRule().run()
  }
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** « tache » finds « Tâches ». */
export const findSlashItems = (query: string, wordsOf: (item: SlashItem) => string): SlashItem[] =>
  SLASH_ITEMS.filter(item => folded(wordsOf(item)).split(/\s+/).some(word => word.startsWith(folded(query))) || folded(wordsOf(item)).startsWith(folded(query)))
