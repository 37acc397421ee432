/** The menu that `/` opens in a text: what it shows now, and the keys that walk it. */
import { Extension, type Editor, type Range } from '@tiptap/core'
import { Suggestion } from '@tiptap/suggestion'
import { applySlashItem, findSlashItems, type SlashItem } from './slashItems.ts'

export type SlashState = {
  readonly items: readonly SlashItem[]
  readonly active: number
  readonly rect: DOMRect | null
  readonly choose: (item: SlashItem) => void
}

export type SlashOptions = { wordsOf: (item: SlashItem) => string; onState: (state: SlashState | null) => void }

export function slashMenu({ wordsOf, onState }: SlashOptions): Extension {
  let shown: SlashState | null = null
  const show = (state: SlashState | null): void => {
    shown = state
    onState(state)
  }
  return Extension.create({
    name: 'slashMenu',
    addProseMirrorPlugins() {
      return [
        Suggestion<SlashItem, SlashItem>({
          editor: this.editor,
          char: '/',
          // `and/or` asks for no menu.
          allowedPrefixes: [' ', '\u00a0'],
          items: ({ query }) => findSlashItems(query, wordsOf),
          command: ({ editor, range, props }: { editor: Editor; range: Range; props: SlashItem }) => applySlashItem(editor, props, range),
          render: () => ({
            onStart: props => show({ items: props.items, active: 0, rect: props.clientRect?.() ?? null, choose: item => props.command(item) }),
            onUpdate: props => show({ items: props.items, active: 0, rect: props.clientRect?.() ?? null, choose: item => props.command(item) }),
            onKeyDown({ event }) {
              if (!shown || shown.items.length === 0) return false
              const { items, active } = shown
              switch (event.key) {
                case 'ArrowDown':
                  show({ ...shown, active: (active + 1) % items.length })
                  return true
                case 'ArrowUp':
                  show({ ...shown, active: (active + items.length - 1) % items.length })
                  return true
                case 'Enter':
                case 'Tab':
                  shown.choose(items[active]!)
                  return true
                case 'Escape':
                  // Of the menu, not of what is around the text.
                  event.stopPropagation()
                  show(null)
                  return true
                default:
                  return false
              }
            },
            onExit: () => show(null),
          }),
        }),
      ]
    },
  })
}
