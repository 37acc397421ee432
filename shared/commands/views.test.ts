import { expect, test } from 'vitest'
import { meet, smallBoard, valueOf } from '../../tests/smallBoard.ts'
import { DEFAULT_VIEW, fingerprint, type Board, type ViewSpec } from '../model/index.ts'
import { BoardIndex, resolveView } from '../queries/index.ts'
import { addField, archiveNode, archiveView, moveView, removeField, renameView, restoreView, saveView, updateView } from './index.ts'

const views = (board: Board) => new BoardIndex(board).views()
const byPriority: ViewSpec = { ...DEFAULT_VIEW, columns: { by: 'field', field: 'priority' } }

test('[V19] [T43] views are saved with the board, renamed, moved, changed, removed and restored, each one step', () => {
  const board = smallBoard('lea')
  const index = new BoardIndex(board)
  const first = valueOf(saveView(board, { title: ' Priorités ', spec: byPriority }))
  const second = valueOf(saveView(board, { title: 'Par axe', spec: { ...DEFAULT_VIEW, lanes: { by: 'level', level: 1 } } }))
  expect(index.views().map(({ id, title, spec, dropped }) => [id, title, spec.columns, dropped])).toEqual([[first, 'Priorités', { by: 'field', field: 'priority' }, []], [second, 'Par axe', { by: 'field', field: 'status' }, []]])
  valueOf(moveView(board, { id: second, after: null }))
  valueOf(renameView(board, { id: first, title: 'Urgences' }))
  valueOf(updateView(board, { id: first, spec: { ...byPriority, hideEmpty: true } }))
  expect(index.views().map(({ title, spec }) => [title, spec.hideEmpty])).toEqual([['Par axe', false], ['Urgences', true]])
  valueOf(archiveView(board, { id: second }))
  expect(index.views().map(({ id }) => id)).toEqual([first])
  board.undo()
  expect(index.views().map(({ id }) => id)).toEqual([second, first])
  board.redo()
  valueOf(restoreView(board, { id: second }))
  expect(index.views()).toHaveLength(2)
  for (let step = board.undo(); step; step = board.undo());
  expect(index.views()).toEqual([])
  expect([saveView(board, { title: ' ', spec: byPriority }), updateView(board, { id: 'a', spec: byPriority }), restoreView(board, { id: first })].map(result => !result.ok && result.code)).toEqual(['empty-title', 'unknown-view', false])
})

test('[V19] two people change different parts of one view: both changes stand', () => {
  const lea = smallBoard('lea')
  const id = valueOf(saveView(lea, { title: 'Arbitrage du jour', spec: DEFAULT_VIEW }))
  const paul = smallBoard('paul', { from: lea, startsAt: 5_000 })
  updateView(lea, { id, spec: { ...DEFAULT_VIEW, lanes: { by: 'level', level: 1 }, sort: { field: 'title', descending: false } } })
  updateView(paul, { id, spec: { ...DEFAULT_VIEW, filter: { text: 'eau', conditions: [] }, density: 'compact' } })
  renameView(lea, { id, title: 'Arbitrage du jour 1' })
  renameView(paul, { id, title: 'Grand arbitrage du jour' })
  meet(lea, paul)
  for (const board of [lea, paul]) {
    expect(views(board)).toEqual([{ id, title: 'Grand arbitrage du jour 1', dropped: [], spec: { ...DEFAULT_VIEW, lanes: { by: 'level', level: 1 }, sort: { field: 'title', descending: false }, filter: { text: 'eau', conditions: [] }, density: 'compact' } }])
  }
  expect(fingerprint(lea)).toBe(fingerprint(paul))
})

test('[V19] what a newer program wrote into a view stays when an older one changes it', () => {
  const board = smallBoard('lea')
  const id = valueOf(saveView(board, { title: 'Carte', spec: DEFAULT_VIEW }))
  board.note([[id, { zoom: 3, density: 'airy' }]])
  expect(views(board)[0]!.dropped).toEqual([{ part: 'density', reason: 'malformed' }, { part: 'zoom', reason: 'unknown' }])
  valueOf(updateView(board, { id, spec: { ...DEFAULT_VIEW, hideEmpty: true } }))
  expect([board.field(id, 'zoom'), board.field(id, 'density'), board.field(id, 'hideEmpty')]).toEqual([3, 'airy', true])
})

test('[V19] one removes a view while another changes it: it stays removed, and comes back with the change', () => {
  const lea = smallBoard('lea')
  const id = valueOf(saveView(lea, { title: 'V', spec: DEFAULT_VIEW }))
  const paul = smallBoard('paul', { from: lea, startsAt: 5_000 })
  archiveView(lea, { id })
  updateView(paul, { id, spec: byPriority })
  meet(lea, paul)
  expect([views(lea), views(paul)]).toEqual([[], []])
  valueOf(restoreView(paul, { id }))
  expect(views(paul)[0]!.spec).toEqual(byPriority)
})

test('[V17] a view whose field was removed opens without it and says which', () => {
  const board = smallBoard('lea')
  const index = new BoardIndex(board)
  const cost = valueOf(addField(board, { title: 'Coût', type: 'number' }))
  const spec: ViewSpec = {
    ...DEFAULT_VIEW,
    columns: { by: 'field', field: cost },
    lanes: { by: 'field', field: 'never' },
    sort: { field: cost, descending: true },
    filter: { text: '', conditions: [{ field: cost, operator: 'min', values: [3] }, { field: 'priority', operator: 'is', values: ['1'] }, { field: 'place', operator: 'is', values: ['axis1', 'nowhere'] }] },
    shown: ['title', cost, 'level:2'],
    colourBy: cost,
  }
  expect(resolveView(index, DEFAULT_VIEW)).toEqual({ spec: DEFAULT_VIEW, missing: [] })
  valueOf(removeField(board, { id: cost, values: 'keep' }))
  const { spec: resolved, missing } = resolveView(index, spec)
  expect(resolved).toEqual({
    ...DEFAULT_VIEW,
    filter: { text: '', conditions: [{ field: 'priority', operator: 'is', values: ['1'] }, { field: 'place', operator: 'is', values: ['axis1'] }] },
    shown: ['title', 'level:2'],
  })
  expect(missing).toEqual([
    { part: 'conditions', id: cost, title: 'Coût' },
    { part: 'conditions', id: 'nowhere', title: null },
    { part: 'columns', id: cost, title: 'Coût' },
    { part: 'lanes', id: 'never', title: null },
    { part: 'sort', id: cost, title: 'Coût' },
    { part: 'shown', id: cost, title: 'Coût' },
    { part: 'colourBy', id: cost, title: 'Coût' },
  ])
  valueOf(archiveNode(board, { id: 'axis1' }))
  expect(resolveView(index, { ...spec, columns: null, lanes: null }).spec.filter.conditions).toHaveLength(2)
})
