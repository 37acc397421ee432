import { ChevronsDownUp, ChevronsUpDown, Plus } from 'lucide-react'
import { ROOT } from '@trame/shared/model'
import type { ReactNode } from 'react'
import { levelName } from '../../board/levelName.ts'
import { useDoor } from '../../board/useDoor.ts'
import { useNodeOperations } from '../../board/useNodeOperations.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useTexts } from '../../i18n/index.ts'
import { useAbout } from '../../session/index.ts'
import { Tool, Toolbar, ToolbarSpring } from '../../ui/Toolbar.tsx'
import type { RowStore } from './rowStore.ts'
import styles from './tree.module.css'

export function TreeToolbar({ store, tools }: { store: RowStore; tools?: ReactNode }) {
  const t = useTexts()
  const about = useAbout()
  const { add, addBeside } = useNodeOperations('tree')
  const { selection, session } = useWorkspace()
  const level = levelName(about, 0, t('node.group'))
  const closeAll = (): void => store.close(store.get().rows.flatMap(({ id, isOpen }) => (isOpen ? [id] : [])))
  const openAll = (): void => store.open(store.closed())

  useDoor('open-all', openAll)
  useDoor('close-all', closeAll)

  /** Where the person is: into the selected group, after the selected project, else at the end of the last axis. */
  const addProject = (): void => {
    const { board, index } = session
    const selected = selection.get()
    const kind = selected !== null && store.get().indexOf.has(selected) ? board.nodeKind(selected) : undefined
    if (kind === 'card') return addBeside(selected!)
    const under = kind === 'group' ? selected! : (index.children(ROOT).findLast(id => board.nodeKind(id) === 'group') ?? ROOT)
    add('card', { under })
  }

  return (
    <Toolbar className={styles.toolbar}>
      <Tool data-writes icon={<Plus size={16} aria-hidden />} label={t('tree.addGroup', { level: level.toLowerCase() })} text={level} onClick={() => add('group', { under: ROOT })} />
      <Tool data-writes icon={<Plus size={16} aria-hidden />} label={t('menu.addProject')} text={t('node.project')} onClick={addProject} />
      <ToolbarSpring />
      <Tool icon={<ChevronsUpDown size={16} aria-hidden />} label={t('tree.openAll')} text="" onClick={openAll} />
      <Tool icon={<ChevronsDownUp size={16} aria-hidden />} label={t('tree.closeAll')} text="" onClick={closeAll} />
      {tools}
    </Toolbar>
  )
}
