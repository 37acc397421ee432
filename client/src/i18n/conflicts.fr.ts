/** Texts of what was changed by two at once; French. */
export const conflictsFr = {
  'merge.merged': '{what} : réuni',
  'merge.conflict': '{what} : à régler',
  'merge.field': '{field, select, at {place} lane {statut} title {titre} gone {corbeille} priority {priorité} territory {territoire} submission {soumission} rationale {motif} other {champ}}',
  'conflict.keep': 'Garder ainsi',
  'conflict.putBack': 'Remettre',
  'conflict.moved': '{who, select, you {l’aviez placé} other {l’avait placé}} dans « {place} »',
  'conflict.decided': '{who, select, you {aviez choisi} other {avait choisi}} « {status} »',
  'conflict.renamed': '{who, select, you {aviez écrit} other {avait écrit}} « {title} »',
  'conflict.archived': '{who, select, you {l’aviez archivé} other {l’avait archivé}}',
  'conflict.restored': '{who, select, you {l’aviez restauré} other {l’avait restauré}}',
  'conflict.changed': '{who, select, you {aviez mis} other {avait mis}} « {value} »',
  'conflict.you': 'Vous',
  'conflict.stands': 'Maintenant : « {value} »',
  'conflict.isArchived': 'Maintenant : dans la corbeille',
  'conflict.isAlive': 'Maintenant : dans le programme',
  'conflict.held': 'Deux déplacements l’un dans l’autre : gardé ici, dans « {here} ». Remettre dans « {there} » ?',
} as const
