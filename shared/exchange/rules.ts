/**
 * The rules that split marks into fields, as data: a person edits the list in the preview and keeps it for next time.
 * In a rule's text `#` stands for a number and `?` for one capital letter; case, accents and the kind of apostrophe
 * do not matter, and a small misspelling is forgiven.
 */
import * as v from 'valibot'
import { STATUS_KINDS } from '../model/index.ts'

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))
const name = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{0,39}$/))
const statusKind = v.picklist(STATUS_KINDS)
export const COLUMN_ROLES = ['level', 'project', 'annotation', 'status', 'priority', 'territory', 'submission', 'rationale', 'number', 'extra', 'none'] as const

export const importRuleSchema = v.variant('kind', [
  /** `[SOCLE]` before a name gives that node this value. */
  v.object({ kind: v.literal('mark'), text, on: v.picklist(['group', 'card']), field: name, value: text }),
  /** `FR-DE / ` before a project's name is the value of that field. */
  v.object({ kind: v.literal('prefix'), text, field: name }),
  /** An annotation that begins so is this verdict; what follows is its rationale. */
  v.object({ kind: v.literal('verdict'), text, status: statusKind }),
  /** An annotation of exactly this form: its number is the value of that field. */
  v.object({ kind: v.literal('number'), text, field: name }),
  /** A column under this head. `depth` counts levels from 1. */
  v.object({ kind: v.literal('column'), text, role: v.picklist(COLUMN_ROLES), depth: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20))) }),
])
export type ImportRule = v.InferOutput<typeof importRuleSchema>
export const importRulesSchema = v.object({ version: v.literal(1), rules: v.pipe(v.array(importRuleSchema), v.maxLength(500)) })
export type ImportRules = v.InferOutput<typeof importRulesSchema>

/** What was kept or sent as rules; null when it is none. */
export function readImportRules(value: unknown): ImportRules | null {
  const parsed = v.safeParse(importRulesSchema, value)
  return parsed.success ? parsed.output : null
}

const mark = (on: 'group' | 'card', field: string, value: string, ...texts: string[]): ImportRule[] => texts.map(one => ({ kind: 'mark', text: one, on, field, value }))
const verdict = (status: (typeof STATUS_KINDS)[number], ...texts: string[]): ImportRule[] => texts.map(one => ({ kind: 'verdict', text: one, status }))
const column = (role: (typeof COLUMN_ROLES)[number], ...texts: string[]): ImportRule[] => texts.map(one => ({ kind: 'column', text: one, role }))
const level = (depth: number, ...texts: string[]): ImportRule[] => texts.map(one => ({ kind: 'column', text: one, role: 'level', depth }))

/** What the 2021 programme writes, what this program writes, and the same in English. The first rule that fits counts. */
export const DEFAULT_RULES: readonly ImportRule[] = [
  ...mark('group', 'track', 'common', '[SOCLE]', '[COMMON BASE]'),
  ...mark('group', 'track', 'tailored', '[SUR-MESURE]', '[MADE TO ORDER]'),
  ...mark('card', 'submission', 'arbitration', '[soumis à arbitrage]', '[submitted for decision]'),
  ...mark('card', 'submission', 'interest', '[soumis à intérêt]', '[submitted for interest]'),
  ...['FR-??', 'OM', 'Montagne', 'Frontières Maritimes'].map((one): ImportRule => ({ kind: 'prefix', text: one, field: 'territory' })),
  ...verdict('accepted', 'Projet inscrit au PW#', 'Projet inscrit au programme', 'Inscrit au programme', 'In the programme'),
  ...verdict('rejected', 'Projet non retenu pour l’heure', 'Non retenu pour l’heure', 'Not selected for now'),
  ...verdict('deferred', 'Arbitrage en cours d’année', 'To be decided during the year'),
  ...verdict('interest', 'Projet envisageable, à discuter avec les acteurs concernés', 'Envisageable, à discuter', 'Possible, to be discussed'),
  ...verdict('proposed', 'Projet à proposer et structurer', 'À proposer et structurer', 'To propose and shape'),
  ...verdict('arbitration', 'À arbitrer', 'To be decided'),
  { kind: 'number', text: 'Priorité #', field: 'priority' },
  { kind: 'number', text: 'Priority #', field: 'priority' },
  ...level(1, 'Axe', 'Axe stratégique', 'Axis', 'Orientation', 'Pilier', 'Pillar', 'Thème', 'Theme'),
  ...level(2, 'Sous-axe', 'Sub-axis', 'Objectif', 'Objective'),
  ...level(3, 'Action', 'Mesure', 'Measure'),
  ...column('project', 'Nom du projet', 'Projet', 'Intitulé du projet', 'Intitulé', 'Libellé', 'Project name', 'Project', 'Title', 'Name'),
  ...column('annotation', '(toute cellule)', 'Annotation', 'Remarque', 'Commentaire', 'Observation', 'Note', 'Remark', 'Comment'),
  ...column('status', 'Statut', 'Décision', 'Verdict', 'Status', 'Decision'),
  ...column('priority', 'Priorité', 'Priority'),
  ...column('territory', 'Territoire', 'Frontière', 'Territory', 'Border'),
  ...column('submission', 'Soumis à', 'Soumission', 'Submission', 'Submitted for'),
  ...column('rationale', 'Motif', 'Raison', 'Rationale', 'Reason'),
  ...column('number', 'N°', 'Numéro', 'Code', 'Référence', 'Number', 'Reference'),
]
