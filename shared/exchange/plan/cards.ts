/** A line's project with its fields, and what about it is unsure by itself. */
import type { Patch, StatusKind } from '../../model/index.ts'
import { fold } from '../../model/index.ts'
import type { Marks, ReadAnnotation } from '../marks.ts'
import type { CellAt } from '../table.ts'
import { choice, type Doubts } from './doubt.ts'
import type { Grid } from './grid.ts'
import type { Line, Value } from './lines.ts'

export type KnownStatus = { readonly id: string, readonly title: string, readonly statusKind: StatusKind }
export type Card = {
  readonly line: Line
  title: string
  fields: Patch
  statusKind: StatusKind
  /** A column of the board that is imported into, named by its title. */
  status: string | null
  /** Where its name was read, then what else was read about it. */
  readonly cells: CellAt[]
  /** How many verdicts its annotation holds. */
  readonly verdicts: number
  /** A mark was there and was written as a rule writes it. */
  readonly isWellMarked: boolean
}
export type CardContext = { readonly grid: Grid, readonly marks: Marks, readonly statuses: readonly KnownStatus[], readonly isBroken: boolean, readonly doubts: Doubts }

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const SUBMISSIONS: readonly (readonly [word: RegExp, value: string])[] = [
  [/arbitra|decision/, 'arbitration'],
  [/interet|interest/, 'interest'],
]

/** The field under which an extra column's values stand until the board gives it one of its own. */
export const extraField = (column: number): string => `column${column}`

export function readCard(line: Line, context: CardContext): Card {
  const { grid, marks, statuses } = context
  const { title, fields, isMisspelt } = marks.splitCard(oneLine(line.name))
  const said = line.values.map(value => readValue(value, marks, statuses))
  const unknown = said.flatMap(({ unknown: text }) => text).filter(text => text !== '')
  const status = said.find(one => one.status !== null)?.status ?? null
  const stated = status?.statusKind ?? said.find(one => one.statusKind !== null)?.statusKind ?? null
  const card: Card = {
    line,
    title: title === '' ? oneLine(line.name) : title,
    fields: { ...fields, ...Object.assign({}, ...said.map(one => one.fields)), ...(unknown.length > 0 ? { annotation: unknown.join('\n') } : {}) },
    statusKind: stated ?? (unknown.length > 0 ? 'arbitration' : 'accepted'),
    status: status?.id ?? null,
    cells: [...line.nameCells, ...line.values.filter(({ role }) => role !== 'none').map(({ cell }) => cell)],
    verdicts: said.reduce((sum, { verdicts }) => sum + verdicts, 0),
    isWellMarked: Object.keys(fields).length > 0 && !isMisspelt,
  }
  const isDashed = cleanDashes(card, context)
  if (line.nameCells.some(({ row, column }) => grid.isStruck(row, column)) || isDashed) strike(card, { isStated: stated !== null, doubts: context.doubts })
  const isContradictory = card.verdicts > 1 && !context.isBroken
  if ((stated === null && unknown.length > 0) || isContradictory) doubtAnnotation(card, context)
  return card
}

type Said = Omit<ReadAnnotation, 'unknown'> & { readonly unknown: string, readonly status: KnownStatus | null }
const nothing: Said = { statusKind: null, fields: {}, unknown: '', verdicts: 0, status: null }

function readValue({ role, text, column }: Value, marks: Marks, statuses: readonly KnownStatus[]): Said {
  const line = oneLine(text)
  switch (role) {
    case 'annotation':
    case 'status': {
      const status = statuses.find(({ title }) => fold(title) === fold(line)) ?? null
      return status ? { ...nothing, status, verdicts: 1 } : { ...marks.readAnnotation(text), status: null }
    }
    case 'priority': {
      const value = /^(?:p|priorité|priority)?\s*(\d+)$/i.exec(line)?.[1]
      return value === undefined ? { ...nothing, unknown: line } : { ...nothing, fields: { priority: value } }
    }
    case 'submission': {
      const value = SUBMISSIONS.find(([word]) => word.test(fold(line)))?.[1]
      return value === undefined ? { ...nothing, unknown: line } : { ...nothing, fields: { submission: value } }
    }
    case 'territory':
    case 'rationale':
      return { ...nothing, fields: { [role]: line } }
    case 'number':
      return { ...nothing, fields: { reference: line } }
    case 'extra':
      return { ...nothing, fields: { [extraField(column)]: text } }
    case 'project':
    case 'level':
    case 'none':
      return nothing
  }
}

/** A struck row is a rejected project. An annotation that says otherwise makes it a doubt. */
function strike(card: Card, { isStated, doubts }: { isStated: boolean, doubts: Doubts }): void {
  if (card.statusKind === 'rejected') return
  if (isStated) {
    const rejected = choice('status', { text: 'rejected' })
    if (doubts.raise({ kind: 'struck', cells: card.cells, about: card.title, choices: [rejected, choice('keep')], unsettled: rejected }).kind === 'keep') return
  }
  Object.assign(card, { statusKind: 'rejected', status: null })
}

/** `[soumis-à-arbitrage]-Cahier-de la MOT-`: a line through the text, recognised as dashes. */
const DASHED = /^\s*[[({]\S+-\S+[\])}]-/
const LOOSE_DASH = /(^|["'«»“”\s])-+|-+(?=$|["'«»“”\s])|-(?=(?:à|au|aux|d|de|des|du|en|et|la|le|les|of|the)\s)/gi

function cleanDashes(card: Card, { doubts }: CardContext): boolean {
  if (!DASHED.test(card.line.name)) return false
  const text = choice('text', { text: oneLine(card.title.replace(LOOSE_DASH, '$1 ')) })
  const made = doubts.raise({ kind: 'dashed', cells: card.line.nameCells, about: card.title, choices: [text, choice('keep', { text: card.title })], unsettled: text })
  card.title = made.text ?? card.title
  return true
}

/** An annotation that no rule knows, or that holds several verdicts. */
function doubtAnnotation(card: Card, { doubts }: CardContext): void {
  const values = card.line.values.filter(({ role }) => role !== 'extra' && role !== 'none')
  const keep = choice('keep')
  const about = values.map(({ text }) => oneLine(text)).join(' — ')
  const made = doubts.raise({ kind: 'annotation', cells: values.map(({ cell }) => cell), about, choices: [keep, choice('status', { text: 'accepted' })], unsettled: keep })
  if (made.kind === 'status') Object.assign(card, { statusKind: 'accepted', status: null })
}
