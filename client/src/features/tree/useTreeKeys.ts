import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'
import { TRAY } from '@trame/shared/model'
import { isKey } from '../../board/keys.ts'
import { pickByKey } from '../../board/pickKeys.ts'
import { useNodeOperations, type NodeOperations } from '../../board/useNodeOperations.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useObservable } from '../../session/index.ts'
import type { RowStore } from './rowStore.ts'
import { treeKeyAction, typeaheadRow } from './treeKeys.ts'

type Wiring = {
  store: RowStore
  list: Virtualizer<HTMLDivElement, Element>
  active: string | null
  scroller: RefObject<HTMLDivElement | null>
  setLastActive: (id: string) => void
}

const TYPEAHEAD_MS = 700

/** Keys that change the board. Plain Alt+Left and Alt+Right are the browser's Back and Forward, Tab leaves the tree. */
function runEditingKey(event: KeyboardEvent, id: string, isCard: boolean, operations: NodeOperations): boolean {
  if (isKey(event, 'moveUp')) operations.moveBy(id, -1)
  else if (isKey(event, 'moveDown')) operations.moveBy(id, 1)
  else if (isKey(event, 'indent')) operations.indent(id)
  else if (isKey(event, 'outdent')) operations.outdent(id)
  else if (isKey(event, 'addInside') && !isCard) operations.add('card', { under: id })
  else if (isKey(event, 'menu')) operations.openMenu(id, event.target as HTMLElement)
  else if (isKey(event, 'rename')) operations.rename(id)
  else if (isKey(event, 'archive')) operations.archive(id)
  else if (isKey(event, 'addAfter')) operations.addBeside(id)
  else if (isKey(event, 'details') && isCard) operations.openDetails(id)
  else return false
  return true
}

/** Roving focus over virtual rows, typeahead, and the keys that edit. The focus stays in the tree whatever happens to its row. */
export function useTreeKeys({ store, list, active, scroller, setLastActive }: Wiring) {
  const workspace = useWorkspace()
  const operations = useNodeOperations('tree')
  const revealed = useObservable(workspace.reveal)
  const { board } = workspace.session
  const pending = useRef<string | null>(null)
  const hasFocus = useRef(false)
  const last = useRef<{ id: string | null; at: number }>({ id: null, at: 0 })
  const typed = useRef({ text: '', timer: 0 })
  const current = useRef({ list, setLastActive })

  const actions = useMemo(() => {
    const pick = (id: string): void => {
      current.current.setLastActive(id)
      workspace.select(id === TRAY ? null : id)
    }
    const focus = (id: string): void => {
      pick(id)
      pending.current = id
      const at = store.get().indexOf.get(id)
      if (at !== undefined) current.current.list.scrollToIndex(at, { align: 'auto' })
    }
    const toggle = (id: string, isOpen: boolean): void => (isOpen ? store.open([id]) : store.close([id]))
    return { pick, focus, toggle }
  }, [store, workspace])

  useLayoutEffect(() => {
    current.current = { list, setLastActive }
    const { indexOf } = store.get()
    // The row that had the focus is gone: its neighbour takes over, so that the keys go on working.
    const isGone = last.current.id !== null && last.current.id !== active && !indexOf.has(last.current.id)
    if (isGone && hasFocus.current && document.activeElement === document.body) {
      const { rows } = store.get()
      const neighbour = rows[Math.min(last.current.at, rows.length - 1)]
      if (neighbour) actions.focus(neighbour.id)
    }
    last.current = { id: active, at: active === null ? 0 : (indexOf.get(active) ?? 0) }
    if (pending.current === null || workspace.renaming.get() !== null) return
    const element = scroller.current?.querySelector<HTMLElement>(`[role=treeitem][data-node="${CSS.escape(pending.current)}"]`)
    if (!element) return
    pending.current = null
    element.focus({ preventScroll: true })
  })

  useEffect(() => {
    if (revealed?.view !== 'tree') return
    store.show(revealed.id)
    const at = store.get().indexOf.get(revealed.id)
    if (at === undefined) return
    current.current.list.scrollToIndex(at, { align: 'auto' })
    if (revealed.isFocused) actions.focus(revealed.id)
  }, [actions, revealed, store])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (active === null || event.defaultPrevented || !(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'treeitem') return
    const isTray = active === TRAY
    const nextOf = (key: string): string | undefined => {
      const found = key === 'ArrowLeft' || key === 'ArrowRight' ? null : treeKeyAction(store.get(), active, key)
      return found?.kind === 'focus' ? found.id : undefined
    }
    const picked = isTray ? null : pickByKey(workspace, 'tree', event, active, nextOf)
    if (picked !== null) {
      if (picked !== 'same') actions.focus(picked.focus)
      event.preventDefault()
      return
    }
    if (!isTray && runEditingKey(event, active, board.nodeKind(active) === 'card', operations)) {
      event.preventDefault()
      return
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const view = store.get()
    const row = view.rows[view.indexOf.get(active) ?? -1]
    const action = event.key === 'Enter' || event.key === ' ' ? null : treeKeyAction(view, active, event.key)
    if (action?.kind === 'focus') actions.focus(action.id)
    else if (action?.kind === 'open') store.open(action.ids)
    else if (action?.kind === 'close') store.close([action.id])
    else if (event.key === 'Enter' && row?.isOpen !== null) actions.toggle(active, row?.isOpen === false)
    else if (event.key.length === 1 && (event.key !== ' ' || typed.current.text !== '')) {
      window.clearTimeout(typed.current.timer)
      typed.current = { text: typed.current.text + event.key, timer: window.setTimeout(() => (typed.current.text = ''), TYPEAHEAD_MS) }
      const found = typeaheadRow(view, active, typed.current.text, id => board.title(id))
      if (found !== null) actions.focus(found)
    } else if (!['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', ' '].includes(event.key)) return
    event.preventDefault()
  }

  const focusRow = {
    entered: ({ target }: FocusEvent) => {
      hasFocus.current = true
      // However the focus came, by Tab or by a screen reader: keys act on the row that has it.
      const row = target.getAttribute('role') === 'treeitem' ? target.getAttribute('data-node') : null
      if (row !== null && row !== active) actions.pick(row)
    },
    left: (event: FocusEvent) => {
      // Nothing took the focus over: the row may just have been removed.
      if (event.relatedTarget instanceof Node && !scroller.current?.contains(event.relatedTarget)) hasFocus.current = false
    },
  }
  return { actions, onKeyDown, focusRow }
}
