/** What an export writes around the board's own words. The rules of the import know both languages. */
import type { StatusKind } from '../../model/index.ts'

export type ExportLanguage = 'fr' | 'en'

export type ExportWords = {
  readonly levels: readonly string[]
  /** For a level that the board does not name. */
  readonly level: string
  readonly project: string
  readonly status: string
  readonly priority: string
  readonly territory: string
  readonly submission: string
  readonly rationale: string
  readonly annotation: string
  readonly noStatus: string
  /** How many projects: of one or none, of several. */
  readonly counts: readonly [string, string]
  /** The group of what has no place. */
  readonly tray: string
  readonly tracks: Readonly<Record<string, string>>
  readonly submissions: Readonly<Record<string, string>>
  readonly verdicts: Readonly<Record<StatusKind, string>>
  /** Before the two figures of the year: `Projet inscrit au PW21`. */
  readonly acceptedIn: string
  readonly priorityMark: string
}

export const EXPORT_WORDS: Readonly<Record<ExportLanguage, ExportWords>> = {
  fr: {
    levels: ['Axe', 'Sous-axe', 'Action'],
    level: 'Niveau',
    project: 'Nom du projet',
    status: 'Statut',
    priority: 'Priorité',
    territory: 'Territoire',
    submission: 'Soumis à',
    rationale: 'Motif',
    annotation: 'Annotation',
    noStatus: 'Sans statut',
    counts: ['projet', 'projets'],
    tray: 'À replacer',
    tracks: { common: '[SOCLE]', tailored: '[SUR-MESURE]' },
    submissions: { arbitration: '[soumis à arbitrage]', interest: '[soumis à intérêt]' },
    verdicts: {
      accepted: 'Projet inscrit au programme',
      rejected: 'Projet non retenu pour l’heure',
      deferred: 'Arbitrage en cours d’année',
      interest: 'Projet envisageable, à discuter avec les acteurs concernés',
      proposed: 'Projet à proposer et structurer',
      arbitration: 'À arbitrer',
    },
    acceptedIn: 'Projet inscrit au PW',
    priorityMark: 'Priorité',
  },
  en: {
    levels: ['Axis', 'Sub-axis', 'Action'],
    level: 'Level',
    project: 'Project name',
    status: 'Status',
    priority: 'Priority',
    territory: 'Territory',
    submission: 'Submitted for',
    rationale: 'Rationale',
    annotation: 'Annotation',
    noStatus: 'No status',
    counts: ['project', 'projects'],
    tray: 'To be placed',
    tracks: { common: '[COMMON BASE]', tailored: '[MADE TO ORDER]' },
    submissions: { arbitration: '[submitted for decision]', interest: '[submitted for interest]' },
    verdicts: {
      accepted: 'In the programme',
      rejected: 'Not selected for now',
      deferred: 'To be decided during the year',
      interest: 'Possible, to be discussed',
      proposed: 'To propose and shape',
      arbitration: 'To be decided',
    },
    acceptedIn: 'Projet inscrit au PW',
    priorityMark: 'Priority',
  },
}
