/** Texts of columns and lanes by whatever a view asks for; French. */
export const gridFr = {
  'kanban.refuses': '« {title} » : {column}. Pas ici : {reason}',
  'kanban.nothing': 'Aucun groupe à montrer : les groupes vides sont masqués.',
  'group.all': 'Tous les projets',
  'group.none': 'Sans {name}',
  'group.level': 'Niveau {n}',
  'group.unfold': 'Déplier « {title} »',
  'group.within': '{n, plural, one {# projet} other {# projets}} pour une capacité de {capacity}',
  'group.over': 'Capacité dépassée : {n, plural, one {# projet} other {# projets}} pour {capacity}',
  'drop.unknown-status': 'Un projet garde toujours un statut : choisissez une autre colonne.',
  'drop.unknown-option': 'Cette option n’existe plus : aucun projet ne peut y entrer.',
  'drop.unknown-place': 'Ces deux groupes ne sont pas l’un dans l’autre : un projet ne peut pas être dans les deux.',
  'drop.read-only-field': 'Ce champ ne se remplit pas à la main.',

  'options.title': 'Affichage',
  'more.fields': 'Champs…',
  'saved.opened': 'Vue : {title}',
  'saved.title': 'Vues',
} as const
