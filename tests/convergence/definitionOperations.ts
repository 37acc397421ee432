/** What people do to fields, options, values and views, and to many cards at once. */
import {
  addField, addOption, archiveNodes, archiveView, moveField, moveNodes, moveOption, moveView, pasteRows, placeCards, recolourOption, removeField, removeOption, renameField, renameOption, renameView,
  restoreField, restoreNodes, restoreOption, restoreView, saveView, setCapacity, setFieldValue, STATUS_COLOURS, updateView,
  type Result,
} from '@trame/shared/commands'
import { DEFAULT_VIEW, fieldDefinitions, FIELD_TYPES, readViewSpec, ROOT, type Board, type FieldDefinition, type FieldValue } from '@trame/shared/model'

export const DEFINITION_OPERATIONS = ['add-field', 'edit-field', 'edit-field', 'add-option', 'edit-option', 'edit-option', 'value', 'value', 'value', 'many', 'many', 'place', 'paste', 'view', 'edit-view', 'edit-view', 'edit-view'] as const
export type DefinitionOperation = (typeof DEFINITION_OPERATIONS)[number]
type Words = { readonly newWord: () => string, readonly reword: (title: string, z: number) => string }

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length]

/** A value that fits the field, or none. */
function fittingValue({ type, options }: FieldDefinition, z: number): FieldValue {
  switch (type) {
    case 'choice': return pick([...options.filter(({ isArchived }) => !isArchived).map(({ value }) => value), null], z) ?? null
    case 'number': return z / 4
    case 'date': return `2021-0${1 + (z % 9)}-1${z % 10}`
    case 'link': return `https://exemple.test/${z}`
    default: return `texte ${z % 7}`
  }
}

/** Returns the command's answer; null where there was nothing to do it with. */
export function operateOnDefinitions(board: Board, operation: DefinitionOperation, [x, y, z]: readonly [x: number, y: number, z: number], { newWord, reword }: Words): Result<unknown> | null {
  const fields = fieldDefinitions(board)
  const nodes = [...board.nodes()]
  const cards = nodes.filter(id => board.nodeKind(id) === 'card')
  const groups = nodes.filter(id => board.nodeKind(id) === 'group')
  const field = pick(fields, x)!
  const option = pick(fields.filter(({ isExtensible }) => isExtensible).flatMap(({ options }) => options), x)
  const views = board.views.children(ROOT)
  const view = pick(views, x)
  const some = [...new Set([pick(cards, x), pick(cards, y), pick(cards, z)])].filter(id => id !== undefined)
  switch (operation) {
    case 'add-field':
      return z % 3 > 0 ? null : addField(board, { title: `champ ${newWord()}`, type: pick(FIELD_TYPES, y)!, after: pick([null, ...board.fields.children(ROOT)], x), options: [{ title: `option ${newWord()}` }, { title: `option ${newWord()}` }] })
    case 'edit-field':
      if (z % 5 === 0) return renameField(board, { id: field.id, title: reword(field.title ?? '', z) })
      if (z % 5 === 1) return moveField(board, { id: field.id, after: pick([null, ...board.fields.children(ROOT)], y) ?? null })
      if (z % 5 === 2) return restoreField(board, { id: field.id })
      return removeField(board, { id: field.id, values: z % 5 === 3 ? pick(['keep', 'clear'] as const, y)! : { into: pick(fields, y)!.id } })
    case 'add-option':
      return addOption(board, { field: field.id, title: `option ${newWord()}`, after: pick([null, ...board.fields.children(field.id)], z) })
    case 'edit-option': {
      if (!option) return null
      const { id, title } = option
      if (z % 6 === 0) return renameOption(board, { id, title: reword(title ?? '', z) })
      if (z % 6 === 1) return recolourOption(board, { id, colour: pick(STATUS_COLOURS, y)! })
      if (z % 6 === 2) return moveOption(board, { id, after: pick([null, ...board.fields.children(id.slice(0, id.indexOf(':')))], y) ?? null })
      if (z % 6 === 3) return restoreOption(board, { id })
      if (z % 6 === 4) return setCapacity(board, { id: pick([id, ...board.lanes.children(ROOT)], y)!, capacity: pick([null, 1, 3], x)! })
      return removeOption(board, { id, into: pick([null, ...fields.flatMap(({ options }) => options.map(({ value }) => value))], y) ?? null })
    }
    case 'value':
      return some.length === 0 || field.id === 'title' ? null : setFieldValue(board, { ids: z % 4 === 0 ? some : some.slice(0, 1), field: field.id, value: fittingValue(field, z) })
    case 'many': {
      const ids = [...some, ...[pick(groups, y)].filter(id => id !== undefined)]
      if (z % 3 === 0) return archiveNodes(board, { ids })
      if (z % 3 === 1) return restoreNodes(board, { ids })
      const under = pick([ROOT, ...groups], x)!
      return moveNodes(board, { ids, under, after: pick([null, ...board.tree.children(under)], z) ?? null })
    }
    case 'place':
      return placeCards(board, {
        ids: some,
        ...(z % 2 === 0 ? { lane: { status: pick(board.lanes.children(ROOT), y) ?? '', ...(z % 4 === 0 ? { after: pick([null, ...cards], x) } : {}) } } : {}),
        ...(z % 3 === 0 ? { tree: pick([{ kind: 'below', group: pick(groups, x) ?? '' }, { kind: 'above-level', level: 1 + (z % 3), group: null }] as const, y)! } : {}),
        ...(z % 5 === 0 ? { values: [{ field: 'territory', value: `texte ${z % 7}` }] } : {}),
      })
    case 'paste':
      return z % 3 > 0 ? null : pasteRows(board, { changes: some.map(id => ({ id, field: 'rationale', value: `texte ${z % 7}` })), added: { under: pick([ROOT, ...groups], y)!, after: null, rows: [{ title: `ligne ${newWord()}` }, { title: `ligne ${newWord()}`, priority: null }] } })
    case 'view':
      return saveView(board, { title: `vue ${newWord()}`, spec: { ...DEFAULT_VIEW, columns: { by: 'field', field: field.id } } })
    case 'edit-view': {
      if (view === undefined) return null
      const { spec } = readViewSpec(board.facts.get(view))
      if (z % 6 === 0) return renameView(board, { id: view, title: reword(board.title(view), z) })
      if (z % 6 === 1) return updateView(board, { id: view, spec: { ...spec, hideEmpty: !spec.hideEmpty } })
      if (z % 6 === 2) return updateView(board, { id: view, spec: { ...spec, lanes: y % 2 === 0 ? null : { by: 'level', level: 1 + (x % 3) }, filter: { ...spec.filter, text: `mot ${y % 5}` } } })
      if (z % 6 === 3) return moveView(board, { id: view, after: pick([null, ...views], y) ?? null })
      return z % 6 === 4 ? archiveView(board, { id: view }) : restoreView(board, { id: view })
    }
  }
}
