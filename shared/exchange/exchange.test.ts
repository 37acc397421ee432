import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import * as Y from 'yjs'
import { archiveNode, createBoard, moveToStatus } from '../commands/index.ts'
import { Board, fingerprint } from '../model/index.ts'
import { draftProgramme, emptyBoard, programmeSchema, readBoardJson, splitGroupName, splitProject, workProgrammeTemplate, writeBoardJson } from './index.ts'

const newBoard = (author = 'lea'): Board => {
  let seed = 7
  return new Board(new Y.Doc(), { author, now: () => 1_000, random: () => (seed = (seed * 16807) % 2147483647) / 2147483647 })
}
const programme = v.parse(programmeSchema, JSON.parse(readFileSync(new URL('../../server/history/demo/programme-2021.json', import.meta.url), 'utf8')))
const filled = (): Board => {
  const board = newBoard()
  createBoard(board, { room: 'demonstration', draft: draftProgramme(programme, 'Programme de travail 2021 (démonstration)') })
  return board
}
const titled = (board: Board, title: string): string => [...board.nodes()].find(id => board.title(id) === title) ?? ''

test('the 2021 programme is 3 axes, 11 sub-axes, 24 actions and 75 projects', () => {
  const board = filled()
  const depths = [...board.nodes()].filter(id => board.nodeKind(id) === 'group').map(id => board.tree.path(id).length - 1)
  expect([1, 2, 3].map(depth => depths.filter(d => d === depth).length)).toEqual([3, 11, 24])
  expect([...board.nodes()].filter(id => board.nodeKind(id) === 'card')).toHaveLength(75)
})

test('the 2021 programme has its verdicts, priorities, territories and submissions', () => {
  const board = filled()
  const cards = [...board.nodes()].filter(id => board.nodeKind(id) === 'card')
  const count = (of: (id: string) => unknown): Record<string, number> => {
    const counts: Record<string, number> = {}
    for (const card of cards) counts[String(of(card))] = (counts[String(of(card))] ?? 0) + 1
    return counts
  }
  expect(count(id => board.statusOf(id))).toEqual({ accepted: 69, rejected: 1, deferred: 1, interest: 2, proposed: 2 })
  expect(count(id => board.field(id, 'priority'))).toEqual({ undefined: 61, 1: 14 })
  expect(count(id => board.field(id, 'submission'))).toEqual({ undefined: 62, arbitration: 9, interest: 4 })
  expect(count(id => board.field(id, 'territory'))).toEqual({ undefined: 68, 'FR-DE': 2, 'FR-UK': 1, 'FR-BE': 1, OM: 1, Montagne: 1, 'Frontières Maritimes': 1 })
  expect(board.field(titled(board, 'Evènement "La coopération bilatérale FR/BE : quelle place pour la coopération transfrontalière ?"'), 'rationale')).toBe('sur la frontière FR-BE')
})

test('marks are taken off a name in either order, and nothing that only looks like one', () => {
  expect(splitProject('[soumis à arbitrage] FR-DE / Etude', 'Projet non retenu pour l’heure')).toEqual({ title: 'Etude', statusKind: 'rejected', fields: { submission: 'arbitration', territory: 'FR-DE' } })
  expect(splitProject('Parlement européen / Participation au projet pilote', '')).toEqual({ title: 'Parlement européen / Participation au projet pilote', statusKind: 'accepted', fields: {} })
  expect(splitProject('Etude', 'voir avec Metz')).toEqual({ title: 'Etude', statusKind: 'arbitration', fields: { annotation: 'voir avec Metz' } })
  expect(splitGroupName('[SUR-MESURE] AXE 3 - FABRIQUER')).toEqual({ title: 'AXE 3 - FABRIQUER', fields: { track: 'tailored' } })
})

test('[T42] a board written as JSON and read into another board has the same fingerprint', () => {
  const board = filled()
  archiveNode(board, { id: titled(board, 'Formation des acteurs') })
  moveToStatus(board, { ids: [titled(board, 'Webinaires')], status: 'proposed', after: null })
  board.note([['vote7', { kind: 'vote', choices: [{ b: 1, a: 2 }] }]])
  const read = readBoardJson(writeBoardJson(board))
  if (!read.ok) throw new Error(read.code)
  const copy = newBoard('paul')
  createBoard(copy, { room: 'autre', draft: read.draft })
  expect(fingerprint(copy)).toBe(fingerprint(board))
})

test('what is not a board is refused with the place that does not fit', () => {
  expect(readBoardJson('{')).toMatchObject({ ok: false, code: 'not-json' })
  expect(readBoardJson('{"format":"trame-board","schema":1,"title":3}')).toEqual({ ok: false, code: 'not-a-board', at: 'title' })
  const newer = JSON.parse(writeBoardJson(filled())) as { schema: number }
  expect(readBoardJson(JSON.stringify({ ...newer, schema: 99 }))).toEqual({ ok: false, code: 'newer-schema', at: 'schema' })
  const twin = JSON.parse(writeBoardJson(filled())) as { tree: { id: string }[] }
  twin.tree.push(twin.tree[0]!)
  expect(readBoardJson(JSON.stringify(twin))).toEqual({ ok: false, code: 'not-a-board', at: twin.tree[0]!.id })
})

test('templates give six columns, one for each kind of verdict', () => {
  expect(emptyBoard('fr', 'P').statuses.map(({ title }) => title)).toEqual(['À proposer et structurer', 'Envisageable, à discuter', 'À arbitrer', 'Arbitrage en cours d’année', 'Inscrit au programme', 'Non retenu pour l’heure'])
  expect(workProgrammeTemplate('en', 'P').tree.map(({ title }) => title)).toEqual(['Axis 1 - Set the common frame', 'Axis 2 - Make projects easier', 'Axis 3 - Support made to order'])
})
