import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { meet, smallBoard, valueOf } from '../../tests/smallBoard.ts'
import { addField, createBoard, moveField, removeField, renameField, renameOption, saveView, setCapacity, setFieldValue } from '../commands/index.ts'
import { Board, canonicalBoard, DEFAULT_VIEW, fieldDefinition, fieldDefinitions, fieldText, fingerprint } from '../model/index.ts'
import { BoardIndex } from '../queries/index.ts'
import { readBoardJson, writeBoardJson } from './index.ts'

function through(json: string): Board {
  const read = readBoardJson(json)
  if (!read.ok) throw new Error(`${read.code} ${read.at}`)
  const copy = new Board(new Y.Doc(), { author: 'paul', now: () => 2_000, random: () => 0.5 })
  valueOf(createBoard(copy, { room: 'autre', draft: read.draft }))
  return copy
}

test('[V9] [T42] fields, options, views, their order, names and values come through JSON without loss', () => {
  const lea = smallBoard('lea')
  const stage = valueOf(addField(lea, { title: 'Étape', type: 'choice', options: [{ title: 'Idée' }, { title: 'Prêt' }], after: 'title' }))
  const cost = valueOf(addField(lea, { title: 'Coût', type: 'number' }))
  const gone = valueOf(addField(lea, { title: 'Ancien', type: 'text' }))
  valueOf(setFieldValue(lea, { ids: ['a'], field: stage, value: fieldDefinition(lea, stage)!.options[1]!.value }))
  valueOf(setFieldValue(lea, { ids: ['a', 'd'], field: cost, value: 12.5 }))
  valueOf(setFieldValue(lea, { ids: ['b'], field: gone, value: 'gardé' }))
  valueOf(removeField(lea, { id: gone, values: 'keep' }))
  valueOf(moveField(lea, { id: 'territory', after: cost }))
  valueOf(renameOption(lea, { id: 'priority:1', title: 'Urgent' }))
  valueOf(setCapacity(lea, { id: 'yes', capacity: 4 }))
  const view = valueOf(saveView(lea, { title: 'Par étape', spec: { ...DEFAULT_VIEW, columns: null, lanes: { by: 'field', field: stage }, filter: { text: '', conditions: [{ field: cost, operator: 'min', values: [1] }] } } }))
  lea.note([[view, { zoom: { z: 1, a: 2 } }], ['newer', { kind: 'field', type: 'rating', title: 'Note', rank: 'a5-abca0', scale: 5 }], ['lost:1', { kind: 'option', title: 'Sans champ', rank: 'a5-abca0' }], ['c', { newer: 3 }]])
  const copy = through(writeBoardJson(lea))
  expect(fingerprint(copy)).toBe(fingerprint(lea))
  expect(fieldDefinitions(copy)).toEqual(fieldDefinitions(lea))
  expect(new BoardIndex(copy).views()).toEqual(new BoardIndex(lea).views())
  expect(new BoardIndex(copy).views()[0]).toMatchObject({ title: 'Par étape', dropped: [{ part: 'zoom', reason: 'unknown' }], spec: { columns: null, lanes: { by: 'field', field: stage } } })
  expect(['a', 'd'].map(card => fieldText(copy, card, fieldDefinition(copy, cost)!))).toEqual(['12.5', '12.5'])
  expect(fieldText(copy, 'a', fieldDefinition(copy, stage)!)).toBe('Prêt')
  expect(fieldText(copy, 'b', fieldDefinition(copy, gone)!)).toBe('gardé')
  expect(copy.fields.children('tray')).toEqual(['lost:1'])
})

test('[V9] a field’s merged name is what the canonical board says, without how it came about', () => {
  const lea = smallBoard('lea')
  const cost = valueOf(addField(lea, { title: 'Coût prévu', type: 'number' }))
  const paul = smallBoard('paul', { from: lea, startsAt: 5_000 })
  renameField(lea, { id: cost, title: 'Coût total prévu' })
  renameField(paul, { id: cost, title: 'Coût prévu en euros' })
  meet(lea, paul)
  const { definitions, others } = canonicalBoard(paul)
  expect(definitions.map(({ id, title, archived, fields }) => [id, title, archived, Object.keys(fields)])).toEqual([[cost, 'Coût total prévu en euros', false, ['kind', 'rank', 'type']]])
  expect(others).toEqual([])
  expect(fingerprint(through(writeBoardJson(paul)))).toBe(fingerprint(lea))
})

test('[V9] a file from before there were fields is read, one that names a record twice is refused', () => {
  const { definitions, ...older } = canonicalBoard(smallBoard('lea'))
  expect(definitions).toEqual([])
  expect(fingerprint(through(JSON.stringify(older)))).toBe(fingerprint(smallBoard('lea')))
  const twice = { ...older, definitions: [{ id: 'a', title: 'A', archived: false, fields: { kind: 'field' } }] }
  expect(readBoardJson(JSON.stringify(twice))).toEqual({ ok: false, code: 'not-a-board', at: 'a' })
})
