import { expect, test } from 'vitest'
import { smallBoard, valueOf } from '../../tests/smallBoard.ts'
import { addField, setFieldValue } from '../commands/index.ts'
import { checkFieldValue, fieldDefinition, fieldText, fingerprint, readFieldValue, readTypedText, ROOT, type Board, type FieldType } from './index.ts'

const add = (board: Board, type: Exclude<FieldType, 'time' | 'unknown'>): string => valueOf(addField(board, { title: type, type, options: [{ title: 'Été' }] }))

test.each([
  ['number', 12.5, 12.5],
  ['number', '12', 'not-a-number'],
  ['number', Number.NaN, 'not-a-number'],
  ['number', Number.POSITIVE_INFINITY, 'not-a-number'],
  ['date', '2021-02-28', '2021-02-28'],
  ['date', '2021-02-30', 'not-a-date'],
  ['date', 'demain', 'not-a-date'],
  ['choice', 'Été', 'unknown-option'],
  ['link', 'https://exemple.test/a?b#c', 'https://exemple.test/a?b#c'],
  ['link', 'mailto:lea@exemple.test', 'mailto:lea@exemple.test'],
  ['link', 'javascript:alert(1)', 'not-a-link'],
  ['link', ' JavaScript:alert(1)//https://exemple.test', 'not-a-link'],
  ['link', 'data:text/html,x', 'not-a-link'],
  ['link', 'https://', 'not-a-link'],
  ['link', 'exemple', 'not-a-link'],
  ['text', ' FR-DE ', 'FR-DE'],
  ['text', 3, 'not-text'],
  ['person', 'Anne', 'Anne'],
  ['number', '', null],
  ['date', null, null],
] as const)('[V3] a field of type %s given %o: %o', (type, given, expected) => {
  const board = smallBoard('lea')
  const field = fieldDefinition(board, add(board, type))!
  const checked = checkFieldValue(field, given)
  expect(checked.ok ? checked.value : checked.code).toBe(expected)
})

test.each([
  ['number', '1 234,5', 1234.5],
  ['number', '1\u202f234', 1234],
  ['number', '1,234,567', 1234567],
  ['number', '1.234,50', 1234.5],
  ['number', '1,234.50', 1234.5],
  ['number', '−3', -3],
  ['number', '1 500 €', 1500],
  ['number', '12 jours', 'not-a-number'],
  ['number', '1e5', 'not-a-number'],
  ['number', '0x10', 'not-a-number'],
  ['date', '9/3/2021', '2021-03-09'],
  ['date', '31/2/2021', 'not-a-date'],
  ['link', 'www.exemple.test', 'https://www.exemple.test'],
  ['link', 'lea@exemple.test', 'mailto:lea@exemple.test'],
  ['text', ' a ', 'a'],
  ['text', ' ', null],
] as const)('[V3] typed into a %s: %s reads %o', (type, typed, expected) => {
  const board = smallBoard('lea')
  const read = readTypedText(board, fieldDefinition(board, add(board, type))!, typed)
  expect(read.ok ? read.value : read.code).toBe(expected)
})

test('[V3] an option is found by its name without accents, a built-in one by its names in French and English, a person by name', () => {
  const board = smallBoard('lea')
  board.note([['person:p1', { kind: 'person', name: 'Zoé', colour: '#123456' }]])
  const season = fieldDefinition(board, add(board, 'choice'))!
  const who = fieldDefinition(board, add(board, 'person'))!
  const priority = fieldDefinition(board, 'priority')!
  const read = (field: typeof season, text: string) => {
    const result = readTypedText(board, field, text)
    return result.ok ? result.value : result.code
  }
  expect(read(season, 'ete')).toBe(season.options[0]!.value)
  expect([read(priority, 'priorite 1'), read(priority, 'Priority 2'), read(priority, '3'), read(priority, 'haute')]).toEqual(['1', '2', '3', 'unknown-option'])
  expect([read(who, 'zoe'), read(who, 'Anne')]).toEqual(['p1', 'Anne'])
  expect(read(fieldDefinition(board, 'status')!, 'inscrit')).toBe('yes')
})

test('[V3] a value that is refused writes nothing, on none of the cards', () => {
  const board = smallBoard('lea')
  const cost = add(board, 'number')
  const before = fingerprint(board)
  expect(setFieldValue(board, { ids: ['a', 'b'], field: cost, value: 'cher' })).toEqual({ ok: false, code: 'not-a-number' })
  expect(setFieldValue(board, { ids: ['a', 'sub1'], field: cost, value: 1 })).toEqual({ ok: false, code: 'unknown-node' })
  expect(setFieldValue(board, { ids: ['a'], field: 'createdAt', value: 1 })).toEqual({ ok: false, code: 'read-only-field' })
  expect(setFieldValue(board, { ids: ['a'], field: 'track', value: 'common' })).toEqual({ ok: false, code: 'read-only-field' })
  expect(setFieldValue(board, { ids: ['a'], field: 'title', value: ' ' })).toEqual({ ok: false, code: 'empty-title' })
  expect(setFieldValue(board, { ids: ['a'], field: 'status', value: null })).toEqual({ ok: false, code: 'unknown-status' })
  expect(setFieldValue(board, { ids: ['a'], field: 'at', value: 'x' })).toEqual({ ok: false, code: 'unknown-field' })
  expect(fingerprint(board)).toBe(before)
})

test('[V3] what does not fit its field reads as empty, is kept, and is still shown as text', () => {
  const board = smallBoard('lea')
  const cost = add(board, 'number')
  const due = add(board, 'date')
  board.note([['a', { [cost]: 'environ 10', [due]: { from: 1 } }]])
  const [number, date] = [fieldDefinition(board, cost)!, fieldDefinition(board, due)!]
  expect([readFieldValue(board, 'a', number), readFieldValue(board, 'a', date)]).toEqual([null, null])
  expect([fieldText(board, 'a', number), fieldText(board, 'a', date)]).toEqual(['environ 10', '{"from":1}'])
  valueOf(setFieldValue(board, { ids: ['a'], field: cost, value: null }))
  expect(fieldText(board, 'a', number)).toBe('')
})

test('[V4] a field of a newer type is kept, shown as text, and cannot be set here', () => {
  const board = smallBoard('lea')
  board.note([['newer', { kind: 'field', type: 'rating', title: 'Note', rank: 'a5-abca0', scale: 5 }], ['a', { newer: 4 }], ['b', { newer: { stars: 3 } }]])
  const field = fieldDefinition(board, 'newer')!
  expect(field).toMatchObject({ title: 'Note', type: 'unknown', isWritable: false, isAdaptable: true })
  expect([fieldText(board, 'a', field), fieldText(board, 'b', field), fieldText(board, 'c', field)]).toEqual(['4', '{"stars":3}', ''])
  expect(setFieldValue(board, { ids: ['a'], field: 'newer', value: 3 })).toEqual({ ok: false, code: 'read-only-field' })
})

test('[V1] records that only look like fields are none', () => {
  const board = smallBoard('lea')
  board.note([['at', { kind: 'field', type: 'text', title: 'Lieu' }], ['x:y', { kind: 'field', type: 'text', title: 'X' }], ['status', { kind: 'field', type: 'text', title: 'S' }], ['lost:1', { kind: 'option', title: 'Sans champ' }], ['root:1', { kind: 'option', title: 'Sous la racine' }]])
  expect(fieldDefinition(board, 'at')).toBeNull()
  expect(fieldDefinition(board, 'x:y')).toBeNull()
  expect(fieldDefinition(board, 'status')).toMatchObject({ type: 'choice', options: [{ value: 'todo' }, { value: 'yes' }, { value: 'no' }] })
  expect(board.fields.children('tray')).toEqual(['lost:1'])
  expect(board.fields.children(ROOT)).toHaveLength(11)
  expect(board.statusOf('a')).toBe('todo')
})
