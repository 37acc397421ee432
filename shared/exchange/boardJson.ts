/** The board as JSON, without loss: the canonical board, out and in again. */
import * as v from 'valibot'
import { STATUS_COLOURS, type BoardDraft, type DraftNode, type StatusColour } from '../commands/index.ts'
import { canonicalBoard, readStatusKind, ROOT, SCHEMA, type Board, type CanonicalBoard, type CanonicalNode, type Patch } from '../model/index.ts'
import { talkSchema, type BoardTalk } from './talkJson.ts'
import { textsSchema, type BoardTexts } from './textJson.ts'

export type ReadBoard =
  | { readonly ok: true, readonly draft: BoardDraft, readonly texts: BoardTexts, readonly talk: BoardTalk }
  /** `at` names the first place that does not fit, as a path into the JSON. */
  | { readonly ok: false, readonly code: 'not-json' | 'not-a-board' | 'newer-schema', readonly at: string }

const fieldsSchema = v.record(v.string(), v.unknown())
const nodeSchema: v.GenericSchema<CanonicalNode> = v.object({
  id: v.string(),
  kind: v.picklist(['group', 'card']),
  title: v.string(),
  archived: v.boolean(),
  status: v.optional(v.nullable(v.string())),
  fields: fieldsSchema,
  children: v.array(v.lazy(() => nodeSchema)),
})
const boardSchema: v.GenericSchema<unknown, CanonicalBoard & { texts: BoardTexts, talk: BoardTalk }> = v.object({
  format: v.literal('trame-board'),
  schema: v.number(),
  title: v.string(),
  fields: fieldsSchema,
  statuses: v.array(v.object({ id: v.string(), title: v.string(), archived: v.boolean(), fields: fieldsSchema, cards: v.array(v.string()) })),
  withoutStatus: v.array(v.string()),
  tree: v.array(nodeSchema),
  tray: v.array(nodeSchema),
  // Files that were written before there were fields lack them.
  definitions: v.optional(v.array(v.object({ id: v.string(), title: v.string(), archived: v.boolean(), fields: fieldsSchema })), []),
  others: v.array(v.object({ id: v.string(), fields: fieldsSchema })),
  texts: v.optional(textsSchema, {}),
  talk: v.optional(talkSchema, []),
})

/** The canonical board, the texts of its cards and what is said on them as indented JSON text, with a line break at its end. */
export const writeBoardJson = (board: Board, texts: BoardTexts = {}, talk: BoardTalk = []): string =>
  `${JSON.stringify({ ...canonicalBoard(board), ...(Object.keys(texts).length > 0 ? { texts } : {}), ...(talk.length > 0 ? { talk } : {}) }, null, 2)}\n`

/** Reads what `writeBoardJson` wrote; the draft keeps every id, so that the new board has the same fingerprint. */
export function readBoardJson(text: string): ReadBoard {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { ok: false, code: 'not-json', at: error instanceof Error ? error.message : '' }
  }
  const parsed = v.safeParse(boardSchema, json)
  if (!parsed.success) return { ok: false, code: 'not-a-board', at: v.getDotPath(parsed.issues[0]) ?? '' }
  if (parsed.output.schema > SCHEMA) return { ok: false, code: 'newer-schema', at: 'schema' }
  const { tree, tray, statuses, definitions, others } = parsed.output
  const ids = new Set<string>()
  const twice = [...[...tree, ...tray].flatMap(idsOf), ...[...statuses, ...definitions, ...others].map(({ id }) => id)].find(id => ids.size === ids.add(id).size)
  return twice === undefined ? { ok: true, draft: draftOf(parsed.output), texts: parsed.output.texts, talk: parsed.output.talk } : { ok: false, code: 'not-a-board', at: twice }
}

const idsOf = (node: CanonicalNode): string[] => [node.id, ...node.children.flatMap(idsOf)]

function draftOf({ title, fields, statuses, tree, tray, definitions, others }: CanonicalBoard): BoardDraft {
  return {
    title,
    fields,
    statuses: statuses.map(({ id, title: name, archived, fields: { statusKind, colour, ...rest }, cards }) =>
      ({ id, title: name, archived, statusKind: readStatusKind(statusKind), colour: readColour(colour), fields: rest, cards })),
    tree: tree.map(draftNode),
    tray: tray.map(draftNode),
    others: [...others, ...definitions.map(draftDefinition)],
  }
}

const draftDefinition = ({ id, title, archived, fields }: CanonicalBoard['definitions'][number]): { id: string, fields: Patch } =>
  ({ id, fields: { ...fields, ...(title === '' ? {} : { title }), ...(archived ? { gone: ['import', ROOT] } : {}) } })

const readColour = (value: unknown): StatusColour => STATUS_COLOURS.find(colour => colour === value) ?? 'slate'

const draftNode = ({ id, kind, title, archived, fields, children }: CanonicalNode): DraftNode =>
  ({ id, kind: kind === 'card' ? 'card' : 'group', title, archived, fields, children: children.map(draftNode) })
