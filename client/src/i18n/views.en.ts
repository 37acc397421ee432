/** Texts of fields, the table, and questions asked of the projects; English. */
import type { viewsFr } from './views.fr.ts'

export const viewsEn: Readonly<Record<keyof typeof viewsFr, string>> = {
  'view.table': 'Table',
  'view.outside': 'outside the filter',
  'view.outsideHint': 'Does not match the filter; stays in sight because you have just touched it.',

  'search.label': 'Search and filter',

  'field.title': 'Project',
  'field.status': 'Status',
  'field.priority': 'Priority',
  'field.territory': 'Territory',
  'field.submission': 'Submission',
  'field.rationale': 'Rationale',
  'field.annotation': 'Annotation',
  'field.track': 'Track',
  'field.author': 'Created by',
  'field.createdAt': 'Created',
  'field.changedAt': 'Changed',
}
