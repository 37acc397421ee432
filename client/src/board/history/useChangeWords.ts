/** A change in the reader's words. */
import { readGone, readText, readWish, ROOT, TRAY, type FieldValue } from '@trame/shared/model'
import type { Change } from '@trame/shared/queries'
import { useMemo } from 'react'
import { useTexts } from '../../i18n/index.ts'
import type { MessageKey } from '../../i18n/messages.ts'
import { useSession } from '../../session/index.ts'
import { useFieldWords } from '../useFieldWords.ts'

export type ChangeLine = {
  readonly field: string
  readonly label: string
  /** Null: it is said by the label alone. */
  readonly values: { readonly before: string; readonly after: string } | null
  /** What stood there can be put there again. */
  readonly canPutBack: boolean
}

/** What comes along with something else, or says nothing. */
const SILENT: ReadonlySet<string> = new Set(['was', 'rank', 'kind', 'schema', 'room'])
/** Fields of records that are no project: columns, fields, views, the board. */
const OTHERS: Readonly<Record<string, MessageKey>> = {
  colour: 'history.field.colour',
  statusKind: 'history.field.statusKind',
  capacity: 'history.field.capacity',
  subtitle: 'history.field.subtitle',
  track: 'history.field.track',
  type: 'history.field.type',
  spec: 'history.field.spec',
}
const BORN = new Set(['card', 'group', 'status', 'field', 'option', 'view', 'board', 'attachment'])

export function useChangeWords(): (change: Change) => readonly ChangeLine[] {
  const t = useTexts()
  const { board, index } = useSession()
  const { fieldTitle, say } = useFieldWords()
  return useMemo(() => {
    const placeOf = (value: unknown): string => {
      const parent = readWish(value)?.parent
      if (parent === undefined) return ''
      if (parent === ROOT) return t('move.root')
      return parent === TRAY ? t('tree.tray') : board.title(parent)
    }
    const columnOf = (value: unknown): string => {
      const column = readWish(value)?.parent
      return column === undefined ? '' : board.title(column)
    }
    const valueOf = (field: string, value: unknown): string | null => {
      if (value === undefined || value === null || value === '') return ''
      if (field === 'title') return readText(value)
      if (field === 'at') return placeOf(value)
      if (field === 'lane') return columnOf(value)
      const definition = index.field(field)
      if (definition && (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')) return say(board, definition, value as FieldValue)
      return typeof value === 'string' && !(field in OTHERS) ? value : typeof value === 'number' ? String(value) : null
    }
    const labelOf = (field: string): string => {
      if (field === 'title') return t('node.title')
      if (field === 'at') return t('card.place')
      if (field === 'lane') return t('move.column')
      const other = OTHERS[field]
      if (other) return t(other)
      const definition = index.field(field)
      return definition ? fieldTitle(definition) : t('history.field.other')
    }
    const lineOf = (change: Change, field: string): ChangeLine => {
      const [former, now] = [change.before[field], change.patch[field]]
      const isNode = board.nodeKind(change.id) !== null
      if (field === 'gone') return { field, label: t(readGone(now) ? 'history.gone' : 'history.back'), values: null, canPutBack: isNode }
      const [before, after] = [valueOf(field, former), valueOf(field, now)]
      const isSaid = before !== null && after !== null
      const isPlain = former === undefined || former === null || ['string', 'number', 'boolean'].includes(typeof former)
      const isPlace = (field === 'at' || field === 'lane') && readWish(former) !== null
      return {
        field,
        label: isSaid ? labelOf(field) : `${labelOf(field)} : ${t('history.changed')}`,
        values: isSaid ? { before, after } : null,
        canPutBack: isNode && isSaid && (isPlace || (isPlain && field !== 'at' && field !== 'lane')) && (field !== 'title' || before !== ''),
      }
    }
    return change => {
      if (change.isBirth) {
        const kind = readText(change.patch.kind)
        return [{ field: 'kind', label: t(`history.born.${BORN.has(kind) ? (kind as 'card') : 'other'}`), values: null, canPutBack: false }]
      }
      return Object.keys(change.patch).filter(field => !SILENT.has(field)).map(field => lineOf(change, field))
    }
  }, [board, fieldTitle, index, say, t])
}
