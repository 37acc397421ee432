import { Menu } from '@base-ui/react/menu'
import { useEffect, useRef, useState } from 'react'
import { useObservable } from '../session/index.ts'
import { useNodeEntries, type MenuEntry } from './useNodeEntries.ts'
import { useColumnEntries } from './useColumnEntries.ts'
import { useKeyText } from './useKeyText.ts'
import { usePickEntries } from './usePickEntries.ts'
import { useWorkspace } from './useWorkspace.ts'
import type { MenuRequest } from './workspace.ts'
import styles from './menu.module.css'

/** The one menu of a board, opened by the « … » buttons, by the right button of the mouse and by the menu key. */
export function MenuHost() {
  const { menu, picks, lastView } = useWorkspace()
  const request = useObservable(menu)
  // What it showed last stays while it closes.
  const [shown, setShown] = useState<MenuRequest | null>(null)
  if (request && request !== shown) setShown(request)
  useEffect(() => {
    if (request) lastView.set(request.view)
  }, [lastView, request])
  const chosen = useRef<MenuRequest | null>(null)
  const nodeEntries = { tree: useNodeEntries('tree'), kanban: useNodeEntries('kanban'), table: useNodeEntries('table') }
  const keyText = useKeyText()
  const columnEntries = useColumnEntries()
  const pickEntries = usePickEntries()
  const isSeveral = (id: string): boolean => picks.ids.get().size > 1 && picks.ids.get().has(id)
  const entries: MenuEntry[] = !shown ? [] : shown.of === 'node' ? isSeveral(shown.id) ? pickEntries(shown.id, shown.view) : nodeEntries[shown.view](shown.id) : columnEntries(shown.id)

  // An action has its own idea of where the focus goes: a title to type, the row that moved.
  const giveBack = (): HTMLElement | false => (!shown || chosen.current === shown ? false : (ownerOf(shown) ?? false))

  // Opened by a key, the first entry has the focus, as the pattern of menus wants it; by a pointer, none is marked before it is pointed at.
  const popup = useRef<HTMLDivElement>(null)
  const focusFirst = (isOpen: boolean): void => {
    if (isOpen && document.activeElement === popup.current && popup.current?.matches(':focus-visible')) popup.current.querySelector<HTMLElement>('[role=menuitem]')?.focus()
  }

  const choose = (run: () => void): void => {
    chosen.current = shown
    // After the menu has let go of the focus, so that nothing takes it back from a title field.
    requestAnimationFrame(() => {
      run()
      // What has no such idea leaves it where the menu was opened; a dialog that comes now gives it back there.
      requestAnimationFrame(() => document.activeElement === document.body && shown && ownerOf(shown)?.focus({ preventScroll: true }))
    })
  }

  return (
    <Menu.Root open={request !== null} onOpenChange={isOpen => !isOpen && menu.set(null)} onOpenChangeComplete={focusFirst}>
      <Menu.Portal>
        <Menu.Positioner anchor={shown?.anchor ?? null} side="bottom" align="start" sideOffset={4} className={styles.positioner}>
          <Menu.Popup ref={popup} className={styles.popup} finalFocus={giveBack}>
            {entries.map(entry =>
              entry.kind === 'separator' ? (
                <Menu.Separator key={entry.key} className={styles.separator} />
              ) : entry.kind === 'heading' ? (
                <div key={entry.key} className={styles.heading} role="presentation">
                  {entry.label}
                </div>
              ) : (
                <Menu.Item
                  key={entry.key}
                  className={styles.item}
                  data-danger={entry.isDanger || undefined}
                  onClick={() => choose(entry.run)}
                >
                  <span>{entry.label}</span>
                  {entry.keys && <kbd className={styles.keys}>{keyText(entry.keys)[0]!.join('+')}</kbd>}
                </Menu.Item>
              ),
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** The row or card that a menu is about; of a column, which takes no focus itself, its button. */
const ownerOf = ({ of, view, id }: MenuRequest): HTMLElement | null =>
  document.querySelector(of === 'node' ? `[data-view=${view}] [data-node="${CSS.escape(id)}"]` : `[data-head="${CSS.escape(id)}"] [aria-haspopup=menu]`)
