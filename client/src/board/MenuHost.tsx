import { Menu } from '@base-ui/react/menu'
import { useRef, useState } from 'react'
import { useObservable } from '../session/index.ts'
import { useNodeEntries, type MenuEntry } from './useNodeEntries.ts'
import { useStatusEntries } from './useStatusEntries.ts'
import { useWorkspace } from './useWorkspace.ts'
import type { MenuRequest } from './workspace.ts'
import styles from './menu.module.css'

/** The one menu of a board, opened by the « … » buttons, by the right button of the mouse and by the menu key. */
export function MenuHost() {
  const { menu } = useWorkspace()
  const request = useObservable(menu)
  // What it showed last stays while it closes.
  const [shown, setShown] = useState<MenuRequest | null>(null)
  if (request && request !== shown) setShown(request)
  const chosen = useRef<MenuRequest | null>(null)
  const nodeEntries = { tree: useNodeEntries('tree'), kanban: useNodeEntries('kanban'), table: useNodeEntries('table') }
  const statusEntries = useStatusEntries()
  const entries: MenuEntry[] = !shown ? [] : shown.of === 'node' ? nodeEntries[shown.view](shown.id) : statusEntries(shown.id)

  // An action has its own idea of where the focus goes: a title to type, the row that moved.
  const giveBack = (): HTMLElement | false => (!shown || chosen.current === shown ? false : (ownerOf(shown) ?? false))

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
    <Menu.Root open={request !== null} onOpenChange={isOpen => !isOpen && menu.set(null)}>
      <Menu.Portal>
        <Menu.Positioner anchor={shown?.anchor ?? null} side="bottom" align="start" sideOffset={4} className={styles.positioner}>
          <Menu.Popup className={styles.popup} finalFocus={giveBack}>
            {entries.map(entry =>
              entry.kind === 'separator' ? (
                <Menu.Separator key={entry.key} className={styles.separator} />
              ) : (
                <Menu.Item
                  key={entry.key}
                  className={styles.item}
                  data-danger={entry.isDanger || undefined}
                  onClick={() => choose(entry.run)}
                >
                  <span>{entry.label}</span>
                  {entry.keys && <kbd className={styles.keys}>{entry.keys}</kbd>}
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
