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

  const giveBack = (): HTMLElement | false => {
    // An action has its own idea of where the focus goes: a title to type, a dialog, the row that moved.
    if (!shown || chosen.current === shown) return false
    return document.querySelector<HTMLElement>(`[data-view=${shown.view}] [data-node="${CSS.escape(shown.id)}"]`) ?? false
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
                  onClick={() => {
                    chosen.current = shown
                    // After the menu has let go of the focus, so that nothing takes it back from a title field.
                    requestAnimationFrame(entry.run)
                  }}
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
