import { words } from './words.ts'

export const usage = (): string => words(
  `Usage : npm run --silent trame -- <commande>

  boards                          les programmes de ce dossier : identifiant, titre, nombre de projets
  fingerprint <programme>         empreinte SHA-256 du programme, la même sur chaque copie à jour
  export <programme>              le programme sur la sortie standard
    --format json|xlsx|csv|md|pdf json (par défaut) ne perd rien ; xlsx et pdf sont le document officiel
    --output <fichier>            dans un fichier
    --separator ";"|","|tab       pour csv ; --no-bom l’écrit sans marque d’ordre des octets
    --layout official|status|projects
                                  pour pdf : document officiel, par statut, ou fiches projets ;
                                  il faut Chromium (TRAME_CHROMIUM dit lequel)
  import <fichier>                crée un programme ; affiche son identifiant, et le compte rendu à part
                                  .xlsx, .ods, .xls, .csv, .tsv, texte, Markdown, ou le JSON d’un export
    --board <programme>           met à jour ce programme au lieu d’en créer un
    --dry-run                     dit seulement ce qui serait fait
    --sheet <nom ou numéro>       quelle feuille du classeur
    --relay <adresse>             où répond le relais qui tient ce dossier (http://127.0.0.1:8787)
  link <programme> <rôle>         un lien qui donne ce rôle : owner, facilitator, editor, commenter ou reader
    --label <texte>               à quoi il sert ; --days <nombre> le fait finir dans autant de jours
    --relay <adresse>             l’adresse sous laquelle les personnes ouvrent Trame (http://127.0.0.1:8787)
  backup <fichier>                tout le dossier, droits compris, en un fichier ; le relais peut tourner
  restore <fichier>               remet une sauvegarde dans ce dossier ; --replace met de côté ce qu’il contient
  verify                          relit tout : empreinte de chaque programme, et ce qui est illisible

Environnement : DATA_DIR (data/) dit quel dossier. Ces commandes fonctionnent aussi pendant que le relais tourne.`,
  `Usage: npm run --silent trame -- <command>

  boards                          the boards of this data folder: id, title, number of projects
  fingerprint <board>             SHA-256 fingerprint of the board, the same on every up-to-date copy
  export <board>                  the board on standard output
    --format json|xlsx|csv|md|pdf json (the default) loses nothing; xlsx and pdf are the official document
    --output <file>               into a file
    --separator ";"|","|tab       for csv; --no-bom writes it without a byte-order mark
    --layout official|status|projects
                                  for pdf: the official document, by status, or project sheets;
                                  it needs Chromium (TRAME_CHROMIUM says which)
  import <file>                   makes a board; prints its id, and the report apart from it
                                  .xlsx, .ods, .xls, .csv, .tsv, text, Markdown, or the JSON of an export
    --board <board>               brings this board up to date instead of making one
    --dry-run                     only says what would be done
    --sheet <name or number>      which sheet of the workbook
    --relay <address>             where the relay answers that holds this folder (http://127.0.0.1:8787)
  link <board> <role>             a link that gives this role: owner, facilitator, editor, commenter or reader
    --label <text>                what it is for; --days <number> makes it end after so many days
    --relay <address>             the address at which people open Trame (http://127.0.0.1:8787)
  backup <file>                   the whole folder, rights included, as one file; the relay may be running
  restore <file>                  puts a backup into this folder; --replace sets aside what is there
  verify                          reads everything: the fingerprint of each board, and what cannot be read

Environment: DATA_DIR (data/) says which folder. These commands also work while the relay is running.`,
)
