import { pasteRows, setFieldValue, type ValueChange } from '@trame/shared/commands'
import { useEffect, useLayoutEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import { isKey } from '../../board/keys.ts'
import { menuAnchor } from '../../board/menuAnchor.ts'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useNodeOperations } from '../../board/useNodeOperations.ts'
import { useRun } from '../../board/useRun.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useTexts } from '../../i18n/index.ts'
import { useObservable, useSession } from '../../session/index.ts'
import { isTyping } from '../../ui/isTyping.ts'
import { fromHtml, fromTabText, toHtml, toTabText, type CellBlock } from './cellBlock.ts'
import { rangeOf, stepTo, type CellAt, type CellRange } from './cellRange.ts'
import { planPaste, type PastePlan } from './pastePlan.ts'
import type { TableColumn } from './tableColumns.ts'

/** `text`: what the editor starts with; null: what the cell holds. */
export type CellEdit = CellAt & { readonly text: string | null }
export type EditEnd = 'down' | 'next' | 'previous' | 'stay'
export type Paste = { readonly plan: PastePlan; readonly block: CellBlock } | null
type Parts = { rows: readonly string[]; columns: readonly TableColumn[]; scroller: RefObject<HTMLDivElement | null>; rowPx: number; headPx: number }

const isLetter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey

/** A spreadsheet's keys: arrows walk, Shift extends, Enter and F2 edit, typing overwrites, Delete empties, copy and paste move blocks. */
export function useTableKeys({ rows, columns, scroller, rowPx, headPx }: Parts) {
  const t = useTexts()
  const run = useRun()
  const words = useFieldWords()
  const workspace = useWorkspace()
  const operations = useNodeOperations('table')
  const { picks } = workspace
  const { board } = useSession()
  const revealed = useObservable(workspace.reveal)
  const renaming = useObservable(workspace.renaming)
  const [range, setRange] = useState<{ readonly id: string; readonly anchorId: string; readonly anchorColumn: number; readonly column: number } | null>(null)
  const [edit, setEdit] = useState<{ readonly id: string; readonly column: number; readonly text: string | null } | null>(null)
  const [paste, setPaste] = useState<Paste>(null)
  const wantsFocus = useRef(false)

  // By id: rows that come and go above do not move the cell that somebody works in.
  const rowOf = (id: string | undefined, former: number): number => {
    const at = id === undefined ? -1 : rows.indexOf(id)
    return at >= 0 ? at : Math.max(0, Math.min(former, rows.length - 1))
  }
  const lastRow = useRef(0)
  const headRow = range ? rowOf(range.id, lastRow.current) : 0
  const cells: CellRange | null =
    rows.length === 0
      ? null
      : range
        ? { anchor: { row: rowOf(range.anchorId, headRow), column: Math.min(range.anchorColumn, columns.length - 1) }, head: { row: headRow, column: Math.min(range.column, columns.length - 1) } }
        : { anchor: { row: 0, column: 0 }, head: { row: 0, column: 0 } }
  const active = cells?.head ?? null
  const editAt: CellEdit | null = edit && rows.includes(edit.id) ? { row: rows.indexOf(edit.id), column: edit.column, text: edit.text } : null
  useEffect(() => {
    lastRow.current = headRow
  }, [headRow])

  const goTo = (head: CellAt, { isExtending = false, isFocused = true, keepsPicks = false } = {}): void => {
    const id = rows[head.row]
    if (id === undefined) return
    const anchor = isExtending && cells ? cells.anchor : head
    setRange({ id, column: head.column, anchorId: rows[anchor.row] ?? id, anchorColumn: anchor.column })
    workspace.select(id)
    // A range over several rows picks them; one cell again, nobody.
    if (isExtending && anchor.row !== head.row) picks.set(rows.slice(Math.min(anchor.row, head.row), Math.max(anchor.row, head.row) + 1))
    else if (!keepsPicks) picks.clear()
    wantsFocus.current = isFocused
    bringIntoSight(head)
  }

  const bringIntoSight = ({ row, column }: CellAt): void => {
    const element = scroller.current
    if (!element) return
    const [top, left] = [row * rowPx, columns.slice(0, column).reduce((sum, { widthPx }) => sum + widthPx, 0)]
    const height = element.clientHeight - headPx
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + rowPx > element.scrollTop + height) element.scrollTop = top + rowPx - height
    const width = columns[column]?.widthPx ?? 0
    if (left < element.scrollLeft) element.scrollLeft = left
    else if (left + width > element.scrollLeft + element.clientWidth) element.scrollLeft = left + width - element.clientWidth
  }

  useLayoutEffect(() => {
    if (!wantsFocus.current || !active || editAt) return
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(rows[active.row]!)}"] > [data-column="${active.column}"]`)
    if (!cell) return
    wantsFocus.current = false
    cell.focus({ preventScroll: true })
  })

  useEffect(() => {
    if (revealed?.view !== 'table' || !rows.includes(revealed.id)) return
    goTo({ row: rows.indexOf(revealed.id), column: Math.max(0, columns.findIndex(({ key }) => key === 'title')) }, { isFocused: revealed.isFocused })
    // Each request is a new object and is answered once.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [revealed])

  const titleColumn = columns.findIndex(({ key }) => key === 'title')
  const [answered, setAnswered] = useState(renaming)
  if (renaming !== answered) {
    setAnswered(renaming)
    if (renaming?.view === 'table' && rows.includes(renaming.id)) setEdit({ id: renaming.id, column: titleColumn, text: null })
  }

  const startEdit = (at: CellAt, text: string | null): void => {
    const [id, column] = [rows[at.row], columns[at.column]]
    if (id === undefined || !column) return
    if (board.isLocked) return workspace.announcement.set(t('refusal.read-only'))
    if (column.kind === 'level') return operations.openMove(id)
    if (!column.field.isWritable) return workspace.announcement.set(t('refusal.read-only-field'))
    goTo(at, { isFocused: false })
    setEdit({ id, column: at.column, text })
  }
  const finishEdit = (end: EditEnd): void => {
    if (!editAt) return
    setEdit(null)
    if (workspace.renaming.get()?.view === 'table') workspace.renaming.set(null)
    const { row, column } = editAt
    const next = end === 'down' ? { row: row + 1, column } : end === 'next' ? { row, column: column + 1 } : end === 'previous' ? { row, column: column - 1 } : { row, column }
    goTo({ row: Math.min(next.row, rows.length - 1), column: Math.max(0, Math.min(next.column, columns.length - 1)) })
  }

  const empty = (): void => {
    if (!cells) return
    const { top, bottom, left, right } = rangeOf(cells)
    const fields = columns.slice(left, right + 1).flatMap(column => (column.kind === 'field' && column.field.isWritable && column.field.id !== 'title' && column.field.id !== 'status' ? [column.field.id] : []))
    const ids = rows.slice(top, bottom + 1)
    if (fields.length === 1) run(setFieldValue, { ids, field: fields[0]!, value: null })
    else if (fields.length > 1) run(pasteRows, { changes: ids.flatMap(id => fields.map((field): ValueChange => ({ id, field, value: null }))) })
  }

  const copied = (): CellBlock => {
    if (!cells) return []
    const { top, bottom, left, right } = rangeOf(cells)
    const textOf = (id: string, column: TableColumn): string =>
      column.kind === 'field' ? words.valueOf(board, id, column.field) : board.title(board.tree.path(id).slice(1, -1).toReversed()[column.level - 1] ?? '')
    return rows.slice(top, bottom + 1).map(id => columns.slice(left, right + 1).map(column => textOf(id, column)))
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!active || isTyping(event.target) || event.nativeEvent.isComposing) return
    const isFar = event.ctrlKey || event.metaKey
    if (isKey(event, 'pickRow')) {
      event.preventDefault()
      return picks.toggle(rows[active.row]!)
    }
    const next = event.altKey ? null : stepTo(active, event.key, isFar, { rows: rows.length, columns: columns.length, page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 2) })
    if (next) goTo(next, { isExtending: event.shiftKey, keepsPicks: !event.shiftKey })
    else if (isKey(event, 'edit')) startEdit(active, null)
    else if (event.key === 'Delete' || event.key === 'Backspace') empty()
    else if (event.key === 'Escape' && picks.ids.get().size > 0) goTo(active)
    else if (event.key === 'Escape' && cells && (cells.anchor.row !== cells.head.row || cells.anchor.column !== cells.head.column)) goTo(active)
    else if (isKey(event, 'pickAll')) {
      setRange({ id: rows.at(-1)!, column: columns.length - 1, anchorId: rows[0]!, anchorColumn: 0 })
      picks.set(rows)
    } else if (isKey(event, 'menu')) {
      operations.openMenu(rows[active.row]!, event.target as HTMLElement)
    } else if (isLetter(event)) startEdit(active, event.key)
    // The accent goes on in the field that has just opened.
    else if (event.key === 'Dead' || event.key === 'Process') return startEdit(active, '')
    else return
    event.preventDefault()
  }

  const cellFrom = (target: EventTarget): CellAt | null => {
    const cell = (target as Element).closest<HTMLElement>('[data-column]')
    const id = cell?.closest<HTMLElement>('[data-node]')?.dataset.node
    return cell && id !== undefined && rows.includes(id) ? { row: rows.indexOf(id), column: Number(cell.dataset.column) } : null
  }

  const handlers = {
    onKeyDown,
    onMouseDown(event: MouseEvent<HTMLElement>) {
      const at = event.button === 0 && !isTyping(event.target) ? cellFrom(event.target) : null
      if (!at) return
      event.preventDefault()
      const isPicking = event.ctrlKey || event.metaKey || picks.isTapping.get()
      if (isPicking) picks.toggle(rows[at.row]!)
      goTo(at, { isExtending: event.shiftKey, keepsPicks: isPicking })
    },
    onMouseOver(event: MouseEvent<HTMLElement>) {
      const at = event.buttons === 1 && !editAt ? cellFrom(event.target) : null
      if (at && cells && (at.row !== cells.head.row || at.column !== cells.head.column)) goTo(at, { isExtending: true })
    },
    onDoubleClick(event: MouseEvent<HTMLElement>) {
      const at = isTyping(event.target) ? null : cellFrom(event.target)
      if (at) startEdit(at, null)
    },
    onContextMenu(event: MouseEvent<HTMLElement>) {
      const at = isTyping(event.target) ? null : cellFrom(event.target)
      if (!at) return
      event.preventDefault()
      goTo(at, { keepsPicks: picks.ids.get().has(rows[at.row]!) })
      operations.openMenu(rows[at.row]!, menuAnchor(event))
    },
    onCopy(event: ClipboardEvent) {
      if (isTyping(event.target) || !cells) return
      event.preventDefault()
      const block = copied()
      event.clipboardData.setData('text/plain', toTabText(block))
      event.clipboardData.setData('text/html', toHtml(block))
      workspace.announcement.set(t('table.copied', { n: block.length * (block[0]?.length ?? 0) }))
    },
    onPaste(event: ClipboardEvent) {
      if (isTyping(event.target) || !cells) return
      event.preventDefault()
      const block = fromHtml(event.clipboardData.getData('text/html')) ?? fromTabText(event.clipboardData.getData('text/plain'))
      const { top, left } = rangeOf(cells)
      const plan = planPaste({ board, rows, columns, at: { row: top, column: left } }, block)
      // What fits whole is written at once, undo takes it back; anything else is shown first.
      if (plan.faults.length > 0) setPaste({ plan, block })
      else if (run(pasteRows, { changes: plan.changes, ...(plan.added ? { added: plan.added } : {}) }).ok) workspace.announcement.set(t('table.pasted', { n: plan.changes.length }))
    },
  }

  const rangeIn = (row: number): { readonly left: number; readonly right: number } | null => {
    if (!cells || !range) return null
    const { top, bottom, left, right } = rangeOf(cells)
    return row >= top && row <= bottom && (top !== bottom || left !== right) ? { left, right } : null
  }
  return { active, edit: editAt, finishEdit, rangeIn, handlers, paste, endPaste: () => setPaste(null) }
}
