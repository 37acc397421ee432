import { ROOT } from '@trame/shared/model'
import { useTexts } from '../i18n/index.ts'
import type { KeyName } from './keys.ts'
import { levelName } from './levelName.ts'
import { useNodeOperations } from './useNodeOperations.ts'
import { usePickOperations } from './usePickOperations.ts'
import { useWorkspace } from './useWorkspace.ts'
import type { ViewName } from './workspace.ts'

export type MenuEntry =
  | { readonly kind: 'action'; readonly key: string; readonly label: string; readonly keys?: KeyName; readonly isDanger?: boolean; readonly run: () => void }
  | { readonly kind: 'separator'; readonly key: string }
  | { readonly kind: 'heading'; readonly key: string; readonly label: string }

/** What of a menu remains where nothing may be written: the entries with these keys. */
export const onlyReading = (entries: readonly MenuEntry[], keys: readonly string[]): MenuEntry[] => entries.filter(({ key }) => keys.includes(key))

/** What can be done with a node, as a menu shows it; asked when the menu opens. */
export function useNodeEntries(view: ViewName): (id: string) => MenuEntry[] {
  const t = useTexts()
  const operations = useNodeOperations(view)
  const workspace = useWorkspace()
  const several = usePickOperations()
  const { board, index } = workspace.session

  return id => {
    const isCard = board.nodeKind(id) === 'card'
    const level = index.ancestors(id).length
    const levelAt = (depth: number): string => levelName(index.about(), depth, t('node.group')).toLowerCase()
    const action = (key: string, label: string, run: () => void, keys?: KeyName): MenuEntry => ({ kind: 'action', key, label, run, keys })
    const separator = (key: string): MenuEntry => ({ kind: 'separator', key: `before-${key}` })
    const other: ViewName = view === 'tree' ? 'kanban' : 'tree'
    const under = board.tree.parent(id) ?? ROOT
    const inTree = view === 'tree'
    const all: MenuEntry[] = [
      action('rename', t('menu.rename'), () => operations.rename(id), 'rename'),
      ...(isCard ? [action('details', t('menu.details'), () => operations.openDetails(id), 'details')] : []),
      separator('add'),
      ...(isCard
        ? [action('beside', t('menu.addProjectAfter'), () => operations.addBeside(id), inTree ? 'addAfter' : undefined)]
        : [
            action('project', t('menu.addProject'), () => operations.add('card', { under: id }), inTree ? 'addInside' : undefined),
            action('group', t('menu.addGroup', { level: levelAt(level + 1) }), () => operations.add('group', { under: id })),
            action('beside', t('menu.addGroupAfter', { level: levelAt(level) }), () => operations.add('group', { under, after: id }), inTree ? 'addAfter' : undefined),
          ]),
      separator('move'),
      action('move', t('menu.move'), () => operations.openMove(id)),
      action('take', t('carry.take'), () => workspace.carrying.set([id])),
      ...(board.isArchived(id) ? [] : [action('copy', t('picks.copy'), () => several.copy([id]), view === 'table' ? undefined : 'copyTable')]),
      ...(board.isArchived(id) ? [] : [action('pick', t('picks.start'), () => workspace.picks.startTapping(id), 'pick')]),
      ...(inTree
        ? [
            action('up', t('menu.up'), () => operations.moveBy(id, -1), 'moveUp'),
            action('down', t('menu.down'), () => operations.moveBy(id, 1), 'moveDown'),
            action('indent', t('menu.indent'), () => operations.indent(id), 'indent'),
            action('outdent', t('menu.outdent'), () => operations.outdent(id), 'outdent'),
          ]
        : []),
      ...(isCard && workspace.isSplit.get()
        ? [action('show', t(other === 'tree' ? 'menu.showInTree' : 'menu.showInKanban'), () => workspace.reveal.set({ view: other, id, isFocused: true }))]
        : []),
      separator('end'),
      board.isArchived(id)
        ? action('restore', t('menu.restore'), () => operations.restore(id))
        : { kind: 'action', key: 'archive', label: t('menu.archive'), keys: 'archive', isDanger: true, run: () => operations.archive(id) },
    ]
    return board.isLocked ? onlyReading(all, ['details', 'show']) : all
  }
}
