/** Lines that cannot be trusted, grouped as doubts; what nobody settles goes under "À vérifier". */
import { readText } from '../../model/index.ts'
import type { CellAt, ColumnRole } from '../table.ts'
import { oneLine, type Card } from './cards.ts'
import { choice, type Choice, type Doubts } from './doubt.ts'
import { findAlike, findTwins, type Alike } from './duplicates.ts'
import type { Grid } from './grid.ts'
import type { Line } from './lines.ts'
import { isRunTogether, splitRunTogether } from './runTogether.ts'

/** Something under "À vérifier": as it was read, with where. */
export type Unverified = { readonly title: string, readonly annotation: string, readonly cells: readonly CellAt[] }
export type UnverifiedGroup = { readonly kind: 'near-duplicate' | 'garbled' | 'run-together' | 'orphan' | 'hidden' | 'cell-error', readonly about: string, readonly items: readonly Unverified[] }
export type Sifted = {
  /** Cards that stand in the tree. */
  readonly cards: readonly Card[]
  readonly groups: readonly UnverifiedGroup[]
}
type Context = { readonly grid: Grid, readonly isBroken: boolean, readonly doubts: Doubts }

/** Parts the cards that stand from what has to be looked at. `said` are lines without a project that say something. */
export function sift(cards: readonly Card[], said: readonly Line[], context: Context): Sifted {
  const standing = new Set(cards)
  const groups: UnverifiedGroup[] = []
  const verify = (kind: UnverifiedGroup['kind'], about: string, from: readonly Card[], items: readonly Unverified[] = from.map(asRead)): void => {
    for (const card of from) standing.delete(card)
    groups.push({ kind, about, items })
    context.grid.use(items.flatMap(({ cells }) => cells), 'to-verify')
  }
  const leaveOut = (from: readonly Card[], use: 'left-out' | 'repeat'): void => {
    for (const card of from) standing.delete(card)
    context.grid.use(from.flatMap(({ cells }) => cells), use)
  }
  for (const card of cards) context.grid.use(card.cells.slice(card.line.nameCells.length), 'annotation')
  for (const card of cards) context.grid.use(card.line.nameCells, 'project')
  markValues(cards, context.grid)

  const long = context.isBroken ? cards.filter(({ line }) => isRunTogether(line.name)) : []
  const alike = findAlike(cards.filter(card => !long.includes(card)), context)
  for (const group of alike) settleAlike(group, context, { verify, leaveOut })
  for (const card of long) settleRunTogether(card, { cards, standing, context, verify, leaveOut })
  const doubtful = cards.filter(card => standing.has(card) && !alike.some(({ keeper }) => keeper === card))
  settleRows('garbled', context.isBroken ? doubtful.filter(({ verdicts }) => verdicts > 1) : [], context, { verify, leaveOut })
  settleRows('cell-error', doubtful.filter(card => standing.has(card) && card.line.nameCells.some(({ row, column }) => context.grid.isError(row, column))), context, { verify, leaveOut })
  const hidden = new Set(context.grid.sheet.hiddenRows)
  settleRows('hidden', cards.filter(card => standing.has(card) && hidden.has(card.line.row)), context, { verify, leaveOut })
  for (const { keeper, others } of findTwins(cards.filter(card => standing.has(card)))) {
    const keep = choice('keep')
    const made = context.doubts.raise({ kind: 'twin', cells: [...others, keeper].flatMap(({ line }) => line.nameCells), about: keeper.title, choices: [keep, choice('merge', { count: others.length })], unsettled: keep })
    if (made.kind === 'merge') merge(keeper, others, leaveOut)
  }
  settleOrphans(said, { context, verify, cards })
  return { cards: [...standing].toSorted((a, b) => a.line.row - b.line.row), groups }
}

type Acts = {
  readonly verify: (kind: UnverifiedGroup['kind'], about: string, from: readonly Card[], items?: readonly Unverified[]) => void
  readonly leaveOut: (from: readonly Card[], use: 'left-out' | 'repeat') => void
}

/** What columns besides name and annotation hold is a field. */
function markValues(cards: readonly Card[], grid: Grid): void {
  const fields = cards.flatMap(({ line }) => line.values.filter(({ role }) => role !== 'annotation'))
  grid.use(fields.filter(({ role }) => role !== 'none').map(({ cell }) => cell), 'field')
  grid.use(fields.filter(({ role }) => role === 'none').map(({ cell }) => cell), 'left-out')
}

/** As it was read: nobody knows yet what of it is a mark. */
const asRead = ({ line, cells }: Card): Unverified => ({ title: oneLine(line.name), annotation: line.values.filter(({ role }) => role !== 'none').map(({ text }) => text).join('\n'), cells })

function merge(keeper: Card, others: readonly Card[], leaveOut: Acts['leaveOut']): void {
  leaveOut(others, 'repeat')
  keeper.cells.push(...others.flatMap(({ cells }) => cells))
}

function settleAlike({ keeper, others }: Alike, { doubts }: Context, { verify, leaveOut }: Acts): void {
  const unsettled = choice('verify')
  const choices = [choice('merge', { count: others.length }), choice('keep', { count: others.length }), unsettled]
  const made = doubts.raise({ kind: 'near-duplicate', cells: [...others, keeper].flatMap(({ line }) => line.nameCells), about: keeper.title, choices, unsettled })
  if (made.kind === 'verify') verify('near-duplicate', keeper.title, others)
  else if (made.kind === 'merge') merge(keeper, others, leaveOut)
}

/** Pieces that name a project which stands already are not named again: their cell is traced all the same. */
function settleRunTogether(card: Card, { cards, standing, context, verify, leaveOut }: Acts & { readonly cards: readonly Card[], readonly standing: Set<Card>, readonly context: Context }): void {
  const pieces: Card[] = []
  for (const title of splitRunTogether(oneLine(card.line.name))) {
    const piece: Card = { ...card, title, line: { ...card.line, name: title }, cells: [...card.cells] }
    const known = [...cards.filter(other => other !== card), ...pieces]
    if (!pieces.some(other => other.title === title) && !findAlike([...known, piece], { isBroken: true }).some(({ keeper, others }) => keeper === piece || others.includes(piece))) pieces.push(piece)
  }
  const unsettled = choice('verify', { count: pieces.length })
  const choices = [choice('split', { count: pieces.length }), choice('keep'), choice('leave-out'), unsettled]
  const made = context.doubts.raise({ kind: 'run-together', cells: card.line.nameCells, about: oneLine(card.line.name), choices, unsettled })
  if (made.kind === 'verify') verify('run-together', '', [card], pieces.map((piece, i) => ({ ...asRead(piece), title: piece.title, ...(i === 0 ? {} : { annotation: '' }) })))
  else if (made.kind === 'leave-out') leaveOut([card], 'left-out')
  else if (made.kind === 'split') {
    standing.delete(card)
    for (const piece of pieces) standing.add(piece)
  }
}

/** One doubt for rows that follow each other; for all of them on a sheet that was badly recognised. */
function settleRows(kind: 'garbled' | 'hidden' | 'cell-error', cards: readonly Card[], { doubts, isBroken }: Context, { verify, leaveOut }: Acts): void {
  for (const run of isBroken && cards.length > 0 ? [cards] : runs(cards, ({ line }) => line.row)) {
    const unsettled = choice('verify', { count: run.length })
    const made = doubts.raise({ kind, cells: run.flatMap(({ line }) => line.nameCells), about: oneLine(run[0]!.line.name), choices: [choice('keep', { count: run.length }), choice('leave-out', { count: run.length }), unsettled], unsettled })
    if (made.kind === 'verify') verify(kind, '', run)
    else if (made.kind === 'leave-out') leaveOut(run, 'left-out')
  }
}

/** What is said on a row without a project: about the project above, or by mistake. */
function settleOrphans(said: readonly Line[], { context, verify, cards }: { readonly context: Context, readonly verify: Acts['verify'], readonly cards: readonly Card[] }): void {
  const isSaid = (role: ColumnRole): boolean => role !== 'none'
  context.grid.use(said.flatMap(line => line.values.filter(({ role }) => !isSaid(role)).map(({ cell }) => cell)), 'left-out')
  const speaking = said.filter(line => line.values.some(({ role }) => isSaid(role)))
  for (const run of context.isBroken && speaking.length > 0 ? [speaking] : runs(speaking, ({ row }) => row)) {
    const values = run.flatMap(line => line.values.filter(({ role }) => isSaid(role)))
    const above = cards.findLast(({ line }) => line.row < run[0]!.row)
    const unsettled = choice('verify', { count: values.length })
    const keep: Choice[] = above ? [choice('keep', { text: above.title })] : []
    const made = context.doubts.raise({ kind: 'orphan', cells: values.map(({ cell }) => cell), about: oneLine(values[0]!.text), choices: [...keep, choice('leave-out', { count: values.length }), unsettled], unsettled })
    const items = run.map(({ values: all }): Unverified => ({ title: all.filter(({ role }) => isSaid(role)).map(({ text }) => oneLine(text)).join(' — '), annotation: '', cells: all.filter(({ role }) => isSaid(role)).map(({ cell }) => cell) }))
    if (made.kind === 'verify') verify('orphan', '', [], items)
    else if (made.kind === 'leave-out') context.grid.use(values.map(({ cell }) => cell), 'left-out')
    else if (above) {
      above.fields = { ...above.fields, annotation: [readText(above.fields.annotation), ...values.map(({ text }) => oneLine(text))].filter(text => text !== '').join('\n') }
      above.cells.push(...values.map(({ cell }) => cell))
      context.grid.use(values.map(({ cell }) => cell), 'annotation')
    }
  }
}

/** Things on rows that follow each other, in their order. */
function runs<Thing>(things: readonly Thing[], rowOf: (thing: Thing) => number): Thing[][] {
  return things.reduce<Thing[][]>((all, thing) => {
    const last = all.at(-1)
    if (last && rowOf(last.at(-1)!) + 1 >= rowOf(thing)) last.push(thing)
    else all.push([thing])
    return all
  }, [])
}
