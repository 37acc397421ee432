/** The open card, its text. */
export const cardFr = {
  'card.before': 'Projet précédent',
  'card.after': 'Projet suivant',
  'card.fields': 'Champs',
  'card.unknown': 'Ce projet n’est pas dans ce programme, ou pas encore sur cet appareil.',
  'card.archived': 'Ce projet est dans la corbeille.',
} as const
