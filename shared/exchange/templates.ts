/** What a new board starts with. These words become the board's own content: they do not follow the reader's language. */
import type { BoardDraft, DraftNode, DraftStatus, StatusColour } from '../commands/index.ts'
import type { StatusKind } from '../model/index.ts'

export type TemplateLanguage = 'fr' | 'en'

const VERDICTS: readonly (readonly [kind: StatusKind, colour: StatusColour, fr: string, en: string])[] = [
  ['proposed', 'slate', 'À proposer et structurer', 'To propose and shape'],
  ['interest', 'blue', 'Envisageable, à discuter', 'Possible, to be discussed'],
  ['arbitration', 'amber', 'À arbitrer', 'To be decided'],
  ['deferred', 'violet', 'Arbitrage en cours d’année', 'To be decided during the year'],
  ['accepted', 'green', 'Inscrit au programme', 'In the programme'],
  ['rejected', 'rose', 'Non retenu pour l’heure', 'Not selected for now'],
]
const LEVELS = { fr: ['Axe', 'Sous-axe', 'Action'], en: ['Axis', 'Sub-axis', 'Action'] } as const

/** The six columns of a work programme; their ids are the names of their kinds. */
export const verdictStatuses = (language: TemplateLanguage): DraftStatus[] =>
  VERDICTS.map(([id, colour, fr, en]) => ({ id, statusKind: id, colour, title: language === 'fr' ? fr : en }))

/** Columns and level names, no project yet. */
export const emptyBoard = (language: TemplateLanguage, title: string): BoardDraft =>
  ({ title, fields: { levels: LEVELS[language] }, statuses: verdictStatuses(language), tree: [] })

const group = (title: string, children: readonly DraftNode[] = [], fields = {}): DraftNode => ({ kind: 'group', title, fields, children })

/** The skeleton of a work programme: a common base, a made-to-order part, and one project to show where projects go. */
export function workProgrammeTemplate(language: TemplateLanguage, title: string): BoardDraft {
  const fr = language === 'fr'
  const project: DraftNode = { kind: 'card', title: fr ? 'Premier projet' : 'First project', status: 'proposed' }
  return {
    ...emptyBoard(language, title),
    tree: [
      group(fr ? 'Axe 1 - Donner un cadre d’ensemble' : 'Axis 1 - Set the common frame', [group(fr ? 'Premier sous-axe' : 'First sub-axis', [group(fr ? 'Première action' : 'First action', [project])])], { track: 'common' }),
      group(fr ? 'Axe 2 - Faciliter les projets' : 'Axis 2 - Make projects easier', [group(fr ? 'Sous-axe à nommer' : 'Sub-axis to be named')], { track: 'common' }),
      group(fr ? 'Axe 3 - Accompagner sur mesure' : 'Axis 3 - Support made to order', [group(fr ? 'Sous-axe à nommer' : 'Sub-axis to be named')], { track: 'tailored' }),
    ],
  }
}
