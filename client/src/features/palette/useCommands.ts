/** Every command of the board, as the palette offers them: the same entries as the menus, with the same keys. */
import { NO_FILTER, ROOT, type ViewKind } from '@trame/shared/model'
import { NO_STATUS } from '@trame/shared/queries'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { useSayPicks } from '../../board/hiddenPicks.ts'
import type { KeyName } from '../../board/keys.ts'
import { levelName } from '../../board/levelName.ts'
import { shortTitle } from '../../board/shortTitle.ts'
import { useNodeEntries, type MenuEntry } from '../../board/useNodeEntries.ts'
import { useNodeOperations } from '../../board/useNodeOperations.ts'
import { usePickEntries } from '../../board/usePickEntries.ts'
import { usePickOperations } from '../../board/usePickOperations.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useView } from '../../board/view/useView.ts'
import type { ViewName } from '../../board/workspace.ts'
import { setLanguage, useTexts } from '../../i18n/index.ts'
import { listBoards, useObservable } from '../../session/index.ts'
import { saveTheme, THEMES } from '../../ui/theme.ts'

export type PaletteCommand = { readonly key: string; readonly label: string; readonly keys?: KeyName; readonly run: () => void }
export type CommandGroup = { readonly title: string; readonly items: readonly PaletteCommand[] }

const VIEWS: readonly ViewKind[] = ['tree', 'split', 'kanban', 'table']
const LANGUAGES = [
  ['fr', 'Français'],
  ['en', 'English'],
] as const

/** The view that keys and commands act on: of two, the one that had the focus. */
export const viewOf = (kind: ViewKind, isInKanban: boolean): ViewName => (kind === 'split' ? (isInKanban ? 'kanban' : 'tree') : kind)

/** `view`: where commands act on. `undo`: the steps that can be taken back, in words. */
export function useCommands(view: ViewName): readonly CommandGroup[] {
  const t = useTexts()
  const workspace = useWorkspace()
  const { spec, change } = useView()
  const [, navigate] = useLocation()
  const nodeEntries = useNodeEntries(view)
  const sayPicks = useSayPicks()
  const pickEntries = usePickEntries()
  const operations = useNodeOperations(view)
  const several = usePickOperations()
  const boards = useObservable(useMemo(() => listBoards(), []))
  const { session, picks, selection, doors, orders, surface } = workspace
  const { board, index } = session

  const selected = selection.get()
  const current = selected !== null && board.nodeKind(selected) !== null ? selected : null
  const picked = [...picks.ids.get()]
  const door = (name: string, label: string, keys?: KeyName): PaletteCommand[] => {
    const open = doors.get(name)
    return open ? [{ key: name, label, keys, run: open }] : []
  }
  const fromEntries = (entries: readonly MenuEntry[]): PaletteCommand[] => entries.flatMap(entry => (entry.kind === 'action' ? [entry] : []))

  const statusesFor = (id: string): PaletteCommand[] =>
    board.nodeKind(id) !== 'card' || board.isLocked
      ? []
      : index.statuses().flatMap(status => (status === NO_STATUS || status === board.statusOf(id) ? [] : [{ key: `status-${status}`, label: t('picks.toStatus', { title: board.title(status) }), run: () => several.setStatus([id], status) }]))

  const about: CommandGroup[] =
    picked.length > 1
      ? [{ title: sayPicks(picked), items: fromEntries(pickEntries(picked[0]!, view)) }]
      : current !== null
        ? [{ title: `« ${shortTitle(board.title(current))} »`, items: [...fromEntries(nodeEntries(current)), ...statusesFor(current)] }]
        : []

  const order = orders.get(view)
  const ofBoard: PaletteCommand[] = [
    ...(board.isLocked ? [] : [...door('undo', t('shortcuts.undo'), 'undo'), ...door('redo', t('shortcuts.redo'), 'redo')]),
    ...door('search', t('palette.search'), 'search'),
    ...(spec.filter === NO_FILTER || (spec.filter.text === '' && spec.filter.conditions.length === 0) ? [] : [{ key: 'clear-filter', label: t('palette.clearFilter'), run: () => change({ filter: NO_FILTER }) }]),
    ...(order ? [{ key: 'pick-all', label: t('palette.pickAll'), keys: 'pickAll' as const, run: () => picks.set(order()) }] : []),
    ...(board.isLocked ? [] : view === 'tree'
      ? [{ key: 'add-group', label: t('tree.addGroup', { level: levelName(index.about(), 0, t('node.group')).toLowerCase() }), run: () => operations.add('group', { under: ROOT }) }]
      : [{ key: 'add-card', label: t('menu.addProject'), run: () => surface.set({ kind: 'new-card', id: index.statuses().find(id => id !== NO_STATUS) ?? '' }) }]),
    ...door('open-all', t('tree.openAll')),
    ...door('close-all', t('tree.closeAll')),
    ...door('project', t('more.project')),
    ...door('forMe', t('mine.title')),
    ...door('share', t('share.title')),
    ...door('history', t('history.title')),
    ...door('trash', t('trash.title')),
    ...door('profile', t('palette.profile')),
    ...door('sheet', t('shortcuts.title'), 'sheet'),
    { key: 'home', label: t('palette.home'), run: () => navigate('/') },
  ]
  return [
    ...about,
    { title: t('palette.board'), items: ofBoard },
    {
      title: t('palette.views'),
      items: [
        ...VIEWS.filter(kind => kind !== spec.kind).map(kind => ({ key: `view-${kind}`, label: t('palette.view', { title: t(`view.${kind}`) }), run: () => change({ kind }) })),
        ...index.views().map(saved => ({ key: saved.id, label: t('palette.view', { title: saved.title }), run: () => change(saved.spec) })),
      ],
    },
    {
      title: t('palette.device'),
      items: [
        ...THEMES.map(theme => ({ key: `theme-${theme}`, label: t('palette.theme', { title: t(`theme.${theme}`) }), run: () => saveTheme(theme) })),
        ...LANGUAGES.map(([language, title]) => ({ key: `language-${language}`, label: t('palette.language', { title }), run: () => void setLanguage(language).catch(() => {}) })),
      ],
    },
    { title: t('palette.boards'), items: boards.filter(({ id }) => id !== session.id).map(({ id, title }) => ({ key: `board-${id}`, label: title, run: () => navigate(`/b/${id}`) })) },
  ].filter(({ items }) => items.length > 0)
}
