/** The board for a whole room; French. */
export const projectionFr = {
  'projection.title': 'Projection',
  'projection.sections': 'Sections',
  'projection.all': 'Tous les projets',
  'projection.none': 'Rien ici pour l’instant',
  'projection.count': '{n, plural, one {# projet} other {# projets}}',
  'projection.page': 'Page {page} / {pages}',
  'projection.keys': '← → section · ↑ ↓ page · F plein écran · Échap quitter',
  'projection.back': 'Page précédente',
  'projection.on': 'Page suivante',
  'projection.full': 'Plein écran',
  'projection.window': 'Quitter le plein écran',
  'projection.leave': 'Quitter',
} as const
