/** What keys and menus do to a node, with what is then said, selected and focused. */
import { useMemo } from 'react'
import { addNode, archiveNode, archiveNodes, indentNodes, moveNode, moveNodes, outdentNodes, restoreNode, restoreNodes } from '@trame/shared/commands'
import { ROOT, TRAY } from '@trame/shared/model'
import { useTexts } from '../i18n/index.ts'
import { showToast } from '../ui/toast.ts'
import { useRun } from './useRun.ts'
import { useWorkspace } from './useWorkspace.ts'
import { openCard } from './cardAddress.ts'
import { shortTitle } from './shortTitle.ts'
import type { Anchor, ViewName } from './workspace.ts'

export type NodeOperations = {
  readonly moveBy: (id: string, step: -1 | 1) => void
  readonly indent: (id: string) => void
  readonly outdent: (id: string) => void
  readonly archive: (id: string) => void
  readonly restore: (id: string) => void
  /** A new node, last in a group or right after a sibling, its title ready to be typed. */
  readonly add: (kind: 'group' | 'card', place: { under: string; after?: string | null; status?: string }) => void
  readonly addBeside: (id: string, kind?: 'group' | 'card') => void
  readonly rename: (id: string) => void
  readonly openDetails: (id: string) => void
  readonly openMove: (id: string) => void
  /** Everything that can be done here, as the « … » button shows it. */
  readonly openMenu: (id: string, anchor: Anchor) => void
  /** Says where a node lies now. */
  readonly sayPlace: (id: string) => void
}

export function useNodeOperations(view: ViewName): NodeOperations {
  const t = useTexts()
  const run = useRun()
  const workspace = useWorkspace()

  return useMemo(() => {
    const { session, announcement, menu, picks, reveal, renaming, surface, select } = workspace
    const { board, index } = session
    const focus = (id: string): void => reveal.set({ view, id, isFocused: true })
    const titleOf = (id: string): string => (id === ROOT ? t('tree.top') : id === TRAY ? t('tree.tray') : shortTitle(board.title(id)))

    const sayPlace = (id: string): void => {
      const parent = board.tree.parent(id) ?? ROOT
      const siblings = index.children(parent)
      announcement.set(t('tree.moved', { title: shortTitle(board.title(id)), position: siblings.indexOf(id) + 1, size: siblings.length, parent: titleOf(parent) }))
    }
    const moved = (id: string, isDone: boolean): void => {
      if (!isDone) return
      sayPlace(id)
      focus(id)
    }
    const rename = (id: string): void => {
      select(id)
      if (board.isLocked) return void showToast(t('refusal.read-only'))
      renaming.set({ view, id })
    }
    const add: NodeOperations['add'] = (kind, place) => {
      const title = t(kind === 'card' ? 'node.untitledProject' : 'node.untitledGroup')
      const result = run(addNode, { kind, title, ...place })
      if (!result.ok) return
      reveal.set({ view, id: result.value, isFocused: false })
      rename(result.value)
    }

    return {
      sayPlace,
      rename,
      add,
      addBeside(id, kind) {
        const under = board.tree.parent(id) ?? ROOT
        const wanted = kind ?? (board.nodeKind(id) === 'group' ? 'group' : 'card')
        const status = wanted === 'card' ? (board.statusOf(id) ?? undefined) : undefined
        add(wanted, { under, after: id, status })
      },
      moveBy(id, step) {
        const under = board.tree.parent(id) ?? ROOT
        const siblings = index.children(under)
        // Siblings that are picked go together, past the next one that is not.
        const ids = siblings.filter(sibling => picks.along(id).includes(sibling))
        const at = siblings.indexOf((step < 0 ? ids[0] : ids.at(-1)) ?? id)
        if (at + step < 0 || at + step >= siblings.length) {
          announcement.set(t(step < 0 ? 'tree.first' : 'tree.last', { title: shortTitle(board.title(id)) }))
          return
        }
        const after = step < 0 ? (siblings[at - 2] ?? null) : siblings[at + 1]!
        moved(id, (ids.length > 1 ? run(moveNodes, { ids, under, after }) : run(moveNode, { id, under, after })).ok)
      },
      indent: id => moved(id, run(indentNodes, { ids: picks.along(id) }).ok),
      outdent: id => moved(id, run(outdentNodes, { ids: picks.along(id) }).ok),
      archive(id) {
        const ids = picks.along(id)
        if (ids.length > 1) {
          if (!run(archiveNodes, { ids }).ok) return
          return void showToast(t('picks.archived', { n: ids.length }), {
            label: t('menu.restore'),
            run: () => moved(id, run(restoreNodes, { ids }).ok),
          })
        }
        const title = shortTitle(board.title(id))
        if (!run(archiveNode, { id }).ok) return
        void showToast(t('tree.archived', { title }), { label: t('menu.restore'), run: () => moved(id, run(restoreNode, { id }).ok) })
      },
      restore: id => moved(id, run(restoreNode, { id }).ok),
      openDetails(id) {
        select(id)
        openCard(id)
      },
      openMove(id) {
        select(id)
        if (board.isLocked) return void showToast(t('refusal.read-only'))
        const ids = picks.along(id)
        surface.set({ kind: 'move', id, view, ...(ids.length > 1 ? { ids } : {}) })
      },
      openMenu(id, anchor) {
        select(id)
        menu.set({ of: 'node', id, view, anchor })
      },
    }
  }, [run, t, view, workspace])
}
