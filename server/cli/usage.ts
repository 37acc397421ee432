import { words } from './words.ts'

export const usage = (): string => words(
  `Usage : npm run --silent trame -- <commande>

  boards                          les programmes de ce dossier : identifiant, titre, nombre de projets
  fingerprint <programme>         empreinte SHA-256 du programme, la même sur chaque copie à jour
  export <programme> --format json   le programme entier, sans perte, sur la sortie standard
  import <fichier.json>           crée un programme à partir d’un export ; affiche son identifiant

Environnement : DATA_DIR (data/) dit quel dossier. Ces commandes fonctionnent aussi pendant que le relais tourne.`,
  `Usage: npm run --silent trame -- <command>

  boards                          the boards of this data folder: id, title, number of projects
  fingerprint <board>             SHA-256 fingerprint of the board, the same on every up-to-date copy
  export <board> --format json    the whole board, without loss, on standard output
  import <file.json>              makes a board out of an export; prints its id

Environment: DATA_DIR (data/) says which folder. These commands also work while the relay is running.`,
)
