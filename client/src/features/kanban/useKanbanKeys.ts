import { useEffect, useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'
import { ROOT } from '@trame/shared/model'
import { placeInColumn } from '../../board/dropCommands.ts'
import { cardsAmong } from '../../board/draggedNodes.ts'
import { isKey } from '../../board/keys.ts'
import { pickByKey } from '../../board/pickKeys.ts'
import { shortTitle } from '../../board/shortTitle.ts'
import { useNodeOperations } from '../../board/useNodeOperations.ts'
import { useRun } from '../../board/useRun.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { carryStep, type CarryKey } from '../../dnd/index.ts'
import { useTexts } from '../../i18n/index.ts'
import { useObservable } from '../../session/index.ts'
import { columnsToCarry, findCard, type CardGrid, type CellPlace } from './cardGrid.ts'

export type Carry = { readonly id: string; readonly place: CellPlace }

const CARRY_KEYS: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'] satisfies CarryKey[]
const isCarryKey = (key: string): key is CarryKey => CARRY_KEYS.includes(key)

/** The card an arrow leads to: within the column, or about as far down in the next column that has cards. */
function neighbour({ lanes, columns }: CardGrid, { lane, column, index }: CellPlace, key: CarryKey): string | undefined {
  const inColumn = (c: number): string[] => lanes.flatMap(({ cells }) => cells[c]!)
  const own = inColumn(column)
  const at = own.indexOf(lanes[lane]!.cells[column]![index]!)
  switch (key) {
    case 'ArrowUp':
      return own[at - 1]
    case 'ArrowDown':
      return own[at + 1]
    case 'Home':
      return own[0]
    case 'End':
      return own.at(-1)
    default: {
      const step = key === 'ArrowLeft' ? -1 : 1
      for (let c = column + step; c >= 0 && c < columns.length; c += step) {
        const cell = lanes[lane]!.cells[c]!
        const cards = cell.length > 0 ? cell : inColumn(c)
        if (cards.length > 0) return cards[Math.min(index, cards.length - 1)]
      }
      return undefined
    }
  }
}

/** Arrows walk over cards; Space lifts one, arrows carry it, Space puts it down, Escape puts it back. Each step is said. */
export function useKanbanKeys({ grid, root }: { grid: CardGrid; root: RefObject<HTMLElement | null> }) {
  const t = useTexts()
  const run = useRun()
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
  const { board, index } = workspace.session
  const say = workspace.announcement.set

  const active = [selected, lastActive].find(id => id !== null && findCard(grid, id) !== null) ?? grid.lanes.flatMap(({ cells }) => cells.flat())[0] ?? null
  const lifted = carry && findCard(grid, carry.id) ? carry : null

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
    if (revealed.isFocused) element?.focus({ preventScroll: true })
  }, [revealed, root, workspace])

  const laneTitle = (id: string | null): string => (id === ROOT ? t('kanban.noAxis') : id === null ? '' : board.title(id))
  const others = (place: CellPlace, id: string): string[] => grid.lanes[place.lane]!.cells[place.column]!.filter(card => card !== id)
  const sayPlace = (key: 'kanban.lifted' | 'kanban.over' | 'kanban.dropped', { id, place }: Carry): void => {
    const lane = grid.lanes[place.lane]!.id
    const column = board.title(grid.columns[place.column]!) || t('node.noStatus')
    const where = lane === null ? column : t('kanban.cell', { lane: laneTitle(lane), column })
    say(t(key, { title: shortTitle(board.title(id)), column: where, position: place.index + 1, size: others(place, id).length + 1 }))
  }

  const putDown = ({ id, place }: Carry): void => {
    setCarry(null)
    const { id: lane } = grid.lanes[place.lane]!
    const list = grid.columns[place.column]!
    const rest = others(place, id)
    const column = index.column(list).filter(card => card !== id)
    const next = rest[place.index]
    const after = place.index > 0 ? rest[place.index - 1]! : next === undefined ? undefined : (column[column.indexOf(next) - 1] ?? null)
    const result = placeInColumn({ index }, run, cardsAmong(index, workspace.picks.along(id)), { list, lane }, after)
    if (result?.ok) sayPlace('kanban.dropped', { id, place })
    focus(id)
  }

  const onCarryKey = (event: KeyboardEvent, now: Carry): boolean => {
    if (isCarryKey(event.key)) {
      const place = carryStep(
        { lanes: grid.lanes.length, columns: columnsToCarry(grid), countAt: (lane, column) => others({ lane, column, index: 0 }, now.id).length },
        now.place,
        event.key,
      )
      setCarry({ id: now.id, place })
      sayPlace('kanban.over', { id: now.id, place })
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
      const start = { id, place }
      setCarry(start)
      sayPlace('kanban.lifted', start)
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
