import { moveOption, moveStatus } from '@trame/shared/commands'
import { readOptionId, ROOT } from '@trame/shared/model'
import { NO_STATUS } from '@trame/shared/queries'
import { useTexts } from '../i18n/index.ts'
import type { MenuEntry } from './useNodeEntries.ts'
import { useRun } from './useRun.ts'
import { useWorkspace } from './useWorkspace.ts'
import { useGroupFolds } from './view/groupFolds.ts'
import { useView } from './view/useView.ts'

const action = (key: string, label: string, run: () => void): MenuEntry => ({ kind: 'action', key, label, run })
const separator = (key: string): MenuEntry => ({ kind: 'separator', key: `before-${key}` })

/** What can be done with a column of the kanban, by its key. */
export function useColumnEntries(): (key: string) => MenuEntry[] {
  const t = useTexts()
  const run = useRun()
  const { session, renaming, surface } = useWorkspace()
  const { query, spec } = useView()
  const folds = useGroupFolds()
  const { board, index } = session

  const rename = (id: string): MenuEntry => action('rename', t('menu.rename'), () => renaming.set({ view: 'kanban', id }))
  const moves = (id: string, ids: readonly string[], move: typeof moveStatus): MenuEntry[] => {
    const at = ids.indexOf(id)
    return [
      ...(at > 0 ? [action('left', t('column.left'), () => void run(move, { id, after: ids[at - 2] ?? null }))] : []),
      ...(at >= 0 && at < ids.length - 1 ? [action('right', t('column.right'), () => void run(move, { id, after: ids[at + 1]! }))] : []),
    ]
  }
  const statusEntries = (id: string): MenuEntry[] => {
    const columns = index.statuses().filter(column => column !== NO_STATUS)
    return [
      rename(id),
      action('edit', t('column.edit'), () => surface.set({ kind: 'column', id })),
      separator('add'),
      action('add', t('column.addAfter'), () => surface.set({ kind: 'new-column', id })),
      ...moves(id, columns, moveStatus),
      ...(columns.length > 1
        ? [separator('end'), { kind: 'action', key: 'remove', label: t('column.remove'), isDanger: true, run: () => surface.set({ kind: 'remove-column', id }) } satisfies MenuEntry]
        : []),
    ]
  }

  return key => {
    const group = query.grid().columns.find(column => column.key === key)
    if (!group) return []
    const fold = action('fold', t('column.fold'), () => folds.toggle('columns', key))
    if (group.id === null || board.isLocked) return [fold]
    if (spec.columns?.by === 'field' && spec.columns.field === 'status') return [...statusEntries(group.id), separator('fold'), fold]
    if (board.nodeKind(group.id) === 'group') return [rename(group.id), fold]
    const field = readOptionId(group.id)?.field ?? ROOT
    return [action('edit', t('fields.options'), () => surface.set({ kind: 'fields', id: field })), ...moves(group.id, board.fields.children(field).filter(id => !board.isArchived(id)), moveOption), fold]
  }
}
