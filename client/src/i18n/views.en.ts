/** Texts of fields, the table, and questions asked of the projects; English. */
import type { viewsFr } from './views.fr.ts'

export const viewsEn: Readonly<Record<keyof typeof viewsFr, string>> = {
  'view.table': 'Table',
  'view.outside': 'outside the filter',

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

  'table.label': 'Projects as a table',
  'table.empty': 'No project to show.',
  'table.add': 'Add a project',
  'table.compact': 'Compact rows',
  'table.columns': 'Columns',
  'table.columnUp': 'Move “{title}” forward',
  'table.columnDown': 'Move “{title}” back',
  'table.sortBy': 'Sort by “{title}”',
  'table.copied': '{n, plural, one {# cell copied} other {# cells copied}}',
  'table.pasted': '{n, plural, one {# cell pasted} other {# cells pasted}}',

  'paste.title': 'Paste this block?',
  'paste.says':
    '{fits, plural, =0 {No cell fits} one {# cell fits} other {# cells fit}}{added, plural, =0 {} one {, # project would be added} other {, # projects would be added}}; {faults, plural, one {# cell does not fit and would stay} other {# cells do not fit and would stay}} as before. Nothing has been written yet.',
  'paste.row': 'Row',
  'paste.cell': 'Cell',
  'paste.reason': 'Why',
  'paste.too-wide': 'The block goes beyond the edge of the table.',
  'paste.level': 'A project changes its group by being moved.',
  'paste.more': '{n, plural, one {and # other} other {and # others}}',
  'paste.nothing': 'Paste nothing',
  'paste.fitting': '{n, plural, =0 {Nothing to paste} other {Paste what fits}}',
}
