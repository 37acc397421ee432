/** Texts of fields, the table, and questions asked of the projects; French. */
export const viewsFr = {
  'view.table': 'Tableau',
  'view.outside': 'hors filtre',
  'view.outsideHint': 'Ne répond pas au filtre ; reste en vue parce que vous venez d’y toucher.',

  'search.label': 'Rechercher et filtrer',

  'field.title': 'Nom du projet',
  'field.status': 'Statut',
  'field.priority': 'Priorité',
  'field.territory': 'Territoire',
  'field.submission': 'Soumission',
  'field.rationale': 'Motif',
  'field.annotation': 'Annotation',
  'field.track': 'Volet',
  'field.author': 'Créé par',
  'field.createdAt': 'Créé le',
  'field.changedAt': 'Modifié le',
} as const
