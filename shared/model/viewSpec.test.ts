import { expect, test } from 'vitest'
import { DEFAULT_VIEW, decodeViewParams, differingParts, encodeViewParams, queryText, readViewSpec, writeViewSpec, type ViewSpec } from './index.ts'

const RICH: ViewSpec = {
  kind: 'table',
  columns: null,
  lanes: { by: 'level', level: 2 },
  sort: { field: 'title', descending: true },
  filter: {
    text: 'eau & rivière',
    conditions: [
      { field: 'priority', operator: 'is', values: ['1', '2'] },
      { field: 'territory', operator: 'contains', values: ['a;b:c,d%2C'] },
      { field: 'x1y2z3x1y2z3', operator: 'min', values: [10.5] },
      { field: 'changedAt', operator: 'after', values: [1_700_000_000_000] },
      { field: 'rationale', operator: 'empty', values: [] },
      { field: 'place', operator: 'is', values: ['axis1'] },
    ],
  },
  shown: ['level:1', 'title', 'x1y2z3x1y2z3'],
  widths: { title: 320 },
  density: 'compact',
  colourBy: 'status',
  collapsed: ['axis1'],
  hideEmpty: true,
}

const address = (text: string, base?: ViewSpec) => {
  const params = new URLSearchParams(text)
  return decodeViewParams(name => params.get(name), base)
}

test('[V16] a view written and read is the same view', () => {
  expect(readViewSpec(JSON.parse(JSON.stringify(writeViewSpec(RICH))))).toEqual({ spec: RICH, dropped: [] })
  expect(readViewSpec(writeViewSpec(DEFAULT_VIEW), RICH)).toEqual({ spec: DEFAULT_VIEW, dropped: [] })
})

test('[V16] what is unknown or unreadable is left out and reported; the rest is read', () => {
  const { spec, dropped } = readViewSpec({
    kind: 'view', title: 'Ma vue', rank: 'a0-000a0', was: ['x'],
    layout: 'carte', columns: { by: 'field', field: 'priority' }, lanes: { by: 'moon' }, sort: 'none', chart: { kind: 'pie' }, density: 3,
    conditions: [{ field: 'priority', operator: 'is', values: ['1'] }, { field: 'x', operator: 'resembles', values: [] }],
  })
  expect(spec).toEqual({ ...DEFAULT_VIEW, columns: { by: 'field', field: 'priority' }, filter: { text: '', conditions: [{ field: 'priority', operator: 'is', values: ['1'] }] } })
  expect(dropped).toEqual([
    { part: 'kind', reason: 'malformed' },
    { part: 'lanes', reason: 'malformed' },
    { part: 'chart', reason: 'unknown' },
    { part: 'density', reason: 'malformed' },
    { part: 'conditions', reason: 'malformed' },
  ])
})

test.each([[undefined, []], [null, []], [7, [{ part: 'view', reason: 'malformed' }]], [[], [{ part: 'view', reason: 'malformed' }]]])('[V16] %o is read as the view by default', (value, dropped) => {
  expect(readViewSpec(value)).toEqual({ spec: DEFAULT_VIEW, dropped })
})

test('[V18] an address says only what differs, in words', () => {
  expect(queryText(encodeViewParams(DEFAULT_VIEW))).toBe('')
  const spec: ViewSpec = {
    ...DEFAULT_VIEW,
    lanes: { by: 'level', level: 1 },
    sort: { field: 'changedAt', descending: true },
    filter: { text: 'été', conditions: [{ field: 'priority', operator: 'is', values: ['1', '2'] }, { field: 'territory', operator: 'contains', values: ['FR'] }] },
    hideEmpty: true,
  }
  expect(queryText(encodeViewParams(spec))).toBe('couloirs=niveau:1&tri=-modification&q=%C3%A9t%C3%A9&filtre=priorite:est:1,2;territoire:contient:FR&vides=masques')
  expect(address('vue=partage').spec).toEqual({ ...DEFAULT_VIEW, kind: 'split' })
  expect(address('colonnes=statut&couloirs=creation:mois').spec).toEqual({ ...DEFAULT_VIEW, lanes: { by: 'field', field: 'createdAt', unit: 'month' } })
})

test('[V18] a view comes back from its address, but for widths and what is collapsed', () => {
  const params = encodeViewParams(RICH)
  expect(address(queryText(params))).toEqual({ spec: { ...RICH, widths: {}, collapsed: [] }, dropped: [] })
  expect(address(new URLSearchParams(params).toString())).toEqual({ spec: { ...RICH, widths: {}, collapsed: [] }, dropped: [] })
  const back = encodeViewParams(DEFAULT_VIEW, RICH)
  expect(address(queryText(back), RICH).spec).toEqual({ ...DEFAULT_VIEW, widths: RICH.widths, collapsed: RICH.collapsed })
  expect(differingParts(RICH, DEFAULT_VIEW)).toEqual(['kind', 'columns', 'lanes', 'sort', 'text', 'conditions', 'shown', 'widths', 'density', 'colourBy', 'collapsed', 'hideEmpty'])
})

test('[V18] numbers stay numbers, and texts that look like numbers stay texts', () => {
  const spec: ViewSpec = { ...DEFAULT_VIEW, filter: { text: '', conditions: [{ field: 'x', operator: 'is', values: ['10', 10, '=3', ''] }] } }
  expect(address(queryText(encodeViewParams(spec))).spec.filter.conditions).toEqual([{ field: 'x', operator: 'is', values: ['10', 10, '=3', ''] }])
})

test('[V18] an address that cannot be read shows what can be, and says what not', () => {
  expect(address('vue=carte&colonnes=niveau:0&couloirs=priorite:semaine&tri=&filtre=priorite:est:1;rien;x:comme:3&densite=serree&vides=&couleur=')).toEqual({
    spec: { ...DEFAULT_VIEW, filter: { text: '', conditions: [{ field: 'priority', operator: 'is', values: ['1'] }] } },
    dropped: ['vue', 'colonnes', 'couloirs', 'tri', 'filtre', 'densite', 'couleur', 'vides'].map(part => ({ part, reason: 'malformed' })),
  })
})
