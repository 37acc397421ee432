import type { MenuEntry } from './useNodeEntries.ts'
import { moveStatus } from '@trame/shared/commands'
import { NO_STATUS } from '@trame/shared/queries'
import { useTexts } from '../i18n/index.ts'
import { useRun } from './useRun.ts'
import { useWorkspace } from './useWorkspace.ts'

/** What can be done with a column. */
export function useStatusEntries(): (id: string) => MenuEntry[] {
  const t = useTexts()
  const run = useRun()
  const { session, renaming, surface } = useWorkspace()

  return id => {
    const columns = session.index.statuses().filter(column => column !== NO_STATUS)
    const at = columns.indexOf(id)
    const action = (key: string, label: string, act: () => void): MenuEntry => ({ kind: 'action', key, label, run: act })
    return [
      action('rename', t('menu.rename'), () => renaming.set({ view: 'kanban', id })),
      action('edit', t('column.edit'), () => surface.set({ kind: 'column', id })),
      { kind: 'separator', key: 'add' },
      action('add', t('column.addAfter'), () => surface.set({ kind: 'new-column', id })),
      ...(at > 0 ? [action('left', t('column.left'), () => void run(moveStatus, { id, after: columns[at - 2] ?? null }))] : []),
      ...(at < columns.length - 1 ? [action('right', t('column.right'), () => void run(moveStatus, { id, after: columns[at + 1]! }))] : []),
      ...(columns.length > 1
        ? ([
            { kind: 'separator', key: 'end' },
            { kind: 'action', key: 'remove', label: t('column.remove'), isDanger: true, run: () => surface.set({ kind: 'remove-column', id }) },
          ] satisfies MenuEntry[])
        : []),
    ]
  }
}
