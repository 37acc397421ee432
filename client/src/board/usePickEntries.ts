import { NO_STATUS } from '@trame/shared/queries'
import { useTexts } from '../i18n/index.ts'
import type { KeyName } from './keys.ts'
import { onlyReading, type MenuEntry } from './useNodeEntries.ts'
import { useSayPicks } from './hiddenPicks.ts'
import { useNodeOperations } from './useNodeOperations.ts'
import { usePickOperations } from './usePickOperations.ts'
import { useWorkspace } from './useWorkspace.ts'
import type { ViewName } from './workspace.ts'

/** What can be done with all that are picked, as the menu of any of them shows it. */
export function usePickEntries(): (id: string, view: ViewName) => MenuEntry[] {
  const t = useTexts()
  const operations = usePickOperations()
  const sayPicks = useSayPicks()
  const inTree = useNodeOperations('tree')
  const { session, picks } = useWorkspace()
  return (id, view) => {
    const ids = picks.along(id)
    const { board, index } = session
    const action = (key: string, label: string, run: () => void, keys?: KeyName): MenuEntry => ({ kind: 'action', key, label, run, keys })
    const all: MenuEntry[] = [
      { kind: 'heading', key: 'count', label: sayPicks(ids) },
      ...index.statuses().flatMap(status => (status === NO_STATUS ? [] : [action(status, t('picks.toStatus', { title: board.title(status) }), () => operations.setStatus(ids, status))])),
      { kind: 'separator', key: 'move' },
      action('move', t('menu.move'), () => operations.openMove(ids)),
      action('take', t('carry.take'), () => operations.take(ids)),
      ...(view === 'tree' ? [action('indent', t('menu.indent'), () => inTree.indent(id), 'indent'), action('outdent', t('menu.outdent'), () => inTree.outdent(id), 'outdent')] : []),
      action('field', t('picks.field'), () => operations.openField(ids)),
      action('copy', t('picks.copy'), () => operations.copy(ids), view === 'table' ? undefined : 'copyTable'),
      { kind: 'separator', key: 'pick' },
      action('remove', t('picks.remove'), () => picks.toggle(id), 'pick'),
      action('clear', t('picks.clear'), picks.clear, 'unpick'),
      { kind: 'separator', key: 'end' },
      { kind: 'action', key: 'archive', label: t('menu.archive'), keys: 'archive', isDanger: true, run: () => operations.archive(ids) },
    ]
    return board.isLocked ? onlyReading(all, ['count', 'remove', 'clear']) : all
  }
}
