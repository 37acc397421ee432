import type { projectionFr } from './projection.fr.ts'

/** The board for a whole room; English. */
export const projectionEn: Record<keyof typeof projectionFr, string> = {
  'projection.title': 'Projection',
  'projection.sections': 'Sections',
  'projection.all': 'All projects',
  'projection.none': 'Nothing here for now',
  'projection.count': '{n, plural, one {# project} other {# projects}}',
  'projection.page': 'Page {page} / {pages}',
  'projection.keys': '← → section · ↑ ↓ page · F full screen · Esc leave',
  'projection.back': 'Previous page',
  'projection.on': 'Next page',
  'projection.full': 'Full screen',
  'projection.window': 'Leave full screen',
  'projection.leave': 'Leave',
}
