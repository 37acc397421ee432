import { useEffect, useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'
import { cardsAmong } from '../../board/draggedNodes.ts'
import { dropFault, placeInCell } from '../../board/cellDrop.ts'
import { isKey } from '../../board/keys.ts'
import { pickByKey } from '../../board/pickKeys.ts'
import { shortTitle } from '../../board/shortTitle.ts'
import { useDropFault } from '../../board/useDropFault.ts'
import { useNodeOperations } from '../../board/useNodeOperations.ts'
import { useRun } from '../../board/useRun.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useView } from '../../board/view/useView.ts'
import { carryStep, type CarryKey } from '../../dnd/index.ts'
import { useTexts } from '../../i18n/index.ts'
import { useObservable } from '../../session/index.ts'
import { findCard, firstCard, neighbour, walkOf, type CellPlace, type Walk } from './walk.ts'

export type Carry = { readonly id: string; readonly place: CellPlace }

const CARRY_KEYS: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'] satisfies CarryKey[]
const isCarryKey = (key: string): key is CarryKey => CARRY_KEYS.includes(key)

/** Arrows walk over cards; Space lifts one, arrows carry it, Space puts it down, Escape puts it back. Each step is said. */
type Props = {
  walk: Walk
  /** Whether the place within a cell counts. */
  isByHand: boolean
  columnTitle: (column: number) => string
  /** Null where there are no lanes. */
  laneTitle: (lane: number) => string | null
  root: RefObject<HTMLElement | null>
}

export function useKanbanKeys({ walk: grid, isByHand, columnTitle, laneTitle, root }: Props) {
  const t = useTexts()
  const run = useRun()
  const view = useView()
  const onFault = useDropFault()
  const workspace = useWorkspace()
  const operations = useNodeOperations('kanban')
  const revealed = useObservable(workspace.reveal)
  const selected = useObservable(workspace.selection)
  const [lastActive, setLastActive] = useState<string | null>(null)
  const [carry, setCarry] = useState<Carry | null>(null)
  const [lastRevealed, setLastRevealed] = useState(revealed)
  if (revealed !== lastRevealed) {
    setLastRevealed(revealed)
    if (revealed?.view === 'kanban') setLastActive(revealed.id)
  }
  const pending = useRef<string | null>(null)
  const hasFocus = useRef(false)
  const last = useRef<{ id: string; place: CellPlace } | null>(null)
  const { board } = workspace.session
  const say = workspace.announcement.set

  const active = [selected, lastActive].find(id => id !== null && findCard(grid, id) !== null) ?? firstCard(grid)
  // The group it was carried to may be gone meanwhile, as somebody else took its last card out of it.
  const isThere = carry !== null && findCard(grid, carry.id) !== null && carry.place.lane < grid.lanes.length && carry.place.column < grid.columns.length
  const lifted = isThere ? carry : null

  const focus = (id: string): void => {
    setLastActive(id)
    workspace.select(id)
    pending.current = id
  }

  useLayoutEffect(() => {
    const isLost = hasFocus.current && document.activeElement === document.body && workspace.renaming.get() === null
    if (isLost && pending.current === null && last.current) {
      const { lane, column, index: at } = last.current.place
      const cell = grid.lanes[Math.min(lane, grid.lanes.length - 1)]?.cells[column] ?? []
      pending.current = findCard(grid, last.current.id) ? last.current.id : (cell[Math.min(at, cell.length - 1)] ?? active)
    }
    const place = active === null ? null : findCard(grid, active)
    last.current = active !== null && place ? { id: active, place } : null
    if (pending.current === null || workspace.renaming.get() !== null) return
    const element = root.current?.querySelector<HTMLElement>(`[data-card][data-node="${CSS.escape(pending.current)}"]`)
    if (!element) return
    pending.current = null
    element.focus({ preventScroll: true })
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  useEffect(() => {
    if (revealed?.view !== 'kanban') return
    workspace.select(revealed.id)
    if (revealed.isFocused) pending.current = revealed.id
    // The focus is given after drawing; ask for it now in case nothing else changes.
    const element = root.current?.querySelector<HTMLElement>(`[data-card][data-node="${CSS.escape(revealed.id)}"]`)
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    if (!revealed.isFocused || !element) return
    element.focus({ preventScroll: true })
    // It has it: a later drawing must not take the focus from where the person has gone since.
    if (document.activeElement === element) pending.current = null
  }, [revealed, root, workspace])

  const others = (place: CellPlace, id: string, { lanes } = grid): string[] => lanes[place.lane]!.cells[place.column]!.filter(card => card !== id)
  const keysOf = (place: CellPlace) => ({ list: grid.columns[place.column]!, lane: grid.lanes[place.lane]!.key })
  const sayPlace = (step: 'lifted' | 'over' | 'dropped', { id, place }: Carry, from = grid): void => {
    const column = columnTitle(place.column)
    const lane = laneTitle(place.lane)
    const where = lane === null ? column : t('kanban.cell', { lane, column })
    const fault = step === 'over' ? dropFault(view, [id], keysOf(place)) : null
    const title = shortTitle(board.title(id))
    if (fault) say(t('kanban.refuses', { title, column: where, reason: t(`drop.${fault}`) }))
    else say(t(`kanban.${step}`, { title, column: where, position: place.index + 1, size: others(place, id, from).length + 1 }))
  }

  const putDown = ({ id, place }: Carry): void => {
    setCarry(null)
    const rest = others(place, id)
    const from = findCard(grid, id)
    const isMoved = from === null || from.lane !== place.lane || from.column !== place.column || (isByHand && from.index !== place.index)
    const after = !isByHand || rest.length === 0 ? undefined : (rest[place.index - 1] ?? null)
    const ids = cardsAmong(view.query.index, workspace.picks.along(id))
    const result = isMoved ? placeInCell(view, run, { ids, place: keysOf(place), after, onFault }) : null
    if (result === null || result.ok) {
      // Where it stands now: a sorted cell puts it where it belongs.
      const now = walkOf(view.query.grid(), () => false)
      const there = findCard(now, id)
      sayPlace('dropped', { id, place: there ?? place }, there ? now : grid)
    }
    focus(id)
  }

  const onCarryKey = (event: KeyboardEvent, now: Carry): boolean => {
    if (isCarryKey(event.key)) {
      const place = carryStep(
        { lanes: grid.lanes.length, columns: grid.columns.length, countAt: (lane, column) => (isByHand ? others({ lane, column, index: 0 }, now.id).length : 0) },
        now.place,
        event.key,
      )
      setCarry({ id: now.id, place })
      sayPlace('over', { id: now.id, place })
      return true
    }
    if (event.key === ' ' || event.key === 'Enter') putDown(now)
    else if (event.key === 'Escape' || event.key === 'Tab') {
      setCarry(null)
      say(t('kanban.cancelled', { title: shortTitle(board.title(now.id)) }))
      return event.key === 'Escape'
    } else return false
    return true
  }

  const onCardKey = (event: KeyboardEvent, id: string): boolean => {
    const place = findCard(grid, id)
    if (!place) return false
    const picked = pickByKey(workspace, 'kanban', event, id, key => (isCarryKey(key) ? neighbour(grid, place, key) : undefined))
    if (picked !== null) {
      if (picked !== 'same') focus(picked.focus)
      return true
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return false
    if (isCarryKey(event.key)) {
      const next = neighbour(grid, place, event.key)
      if (next !== undefined) focus(next)
      return true
    }
    if (isKey(event, 'lift')) {
      if (workspace.session.board.isLocked) {
        workspace.announcement.set(t('refusal.read-only'))
        return true
      }
      const start = { id, place: isByHand ? place : { ...place, index: 0 } }
      setCarry(start)
      sayPlace('lifted', start)
    } else if (isKey(event, 'menu')) operations.openMenu(id, event.target as HTMLElement)
    else if (isKey(event, 'details')) operations.openDetails(id)
    else if (isKey(event, 'rename')) operations.rename(id)
    else if (isKey(event, 'archive')) operations.archive(id)
    else return false
    return true
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const card = event.target instanceof HTMLElement && event.target.hasAttribute('data-card') ? event.target.dataset.node : undefined
    if (card === undefined || event.defaultPrevented) return
    if (lifted ? onCarryKey(event, lifted) : onCardKey(event, card)) event.preventDefault()
  }

  return {
    active,
    carry: lifted,
    onKeyDown,
    onFocus: ({ target }: FocusEvent) => {
      hasFocus.current = true
      // However the focus came, by Tab or by a screen reader: keys and commands act on the card that has it.
      const card = target.hasAttribute('data-card') ? target.getAttribute('data-node') : null
      if (card !== null) workspace.select(card)
    },
    onBlur: (event: FocusEvent) => {
      // Nothing took the focus over: the card may just have been removed.
      if (event.relatedTarget instanceof Node && !root.current?.contains(event.relatedTarget)) hasFocus.current = false
    },
  }
}
