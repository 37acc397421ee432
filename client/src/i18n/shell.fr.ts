/** Texts around the board: home, header, people, badge, trash; French. */
export const shellFr = {
  'app.name': 'Trame',
  'app.home': 'Accueil',
  'app.retry': 'Réessayer',
  'app.reload': 'Recharger la page',
  'app.messages': 'Messages',
  'app.unknownPage': 'Cette page n’existe pas',
  'app.unknownPageHint': 'L’adresse est peut-être incomplète. Vos programmes sont à l’accueil.',
  'app.broken': 'L’affichage s’est interrompu',
  'app.brokenHint': 'Votre travail est sur cet appareil : rechargez la page pour le retrouver.',

  'ui.close': 'Fermer',
  'ui.cancel': 'Annuler',

  'preferences.language': 'Langue',
  'preferences.theme': 'Apparence',
  'theme.system': 'Système',
  'theme.light': 'Clair',
  'theme.dark': 'Sombre',
  'theme.contrast': 'Contrasté',

  'board.loading': 'Ouverture du programme…',
  'board.rename': 'Renommer le programme',
  'board.unknown': 'Ce programme n’existe pas ici',
  'board.unknownHint': 'Le relais ne connaît pas cette adresse et cet appareil non plus. Vérifiez le lien qu’on vous a donné.',
  'board.unreachable': 'Le relais ne répond pas',
  'board.unreachableHint': 'Cet appareil n’a pas encore ce programme, et le relais est hors d’atteinte. Il s’ouvrira dès que la connexion reviendra.',
  'board.mismatch': 'Un autre document se trouve à cette adresse',
  'board.mismatchHint': 'Ce qui est enregistré sous cette adresse n’est pas le programme attendu. Rien n’a été modifié.',

  'view.label': 'Vue',
  'view.tree': 'Arbre',
  'view.kanban': 'Kanban',
  'view.split': 'Partagé',

  'undo.named': 'Annuler : {step}',
  'undo.nothing': 'Rien à annuler',
  'undo.done': 'Annulé : {step}',
  'redo.named': 'Rétablir : {step}',
  'redo.nothing': 'Rien à rétablir',
  'redo.done': 'Rétabli : {step}',
  step: '{command, select, addCard {ajouter « {title} »} addGroup {ajouter « {title} »} renameNode {renommer en « {title} »} moveNode {déplacer « {title} »} indentNode {abaisser « {title} »} outdentNode {remonter « {title} »} archiveNode {archiver « {title} »} restoreNode {restaurer « {title} »} moveToStatus {{count, plural, one {changer le statut de « {title} »} other {# projets vers « {title} »}}} setField {modifier « {title} »} addStatus {ajouter le statut « {title} »} moveStatus {déplacer le statut « {title} »} recolourStatus {recolorer « {title} »} removeStatus {supprimer le statut « {title} »} settleConflict {régler « {title} »} indentNodes {abaisser {count} éléments} outdentNodes {remonter {count} éléments} moveNodes {déplacer {count} éléments} archiveNodes {archiver {count} éléments} restoreNodes {restaurer {count} éléments} saveView {enregistrer la vue « {title} »} renameView {renommer la vue en « {title} »} updateView {modifier la vue « {title} »} moveView {déplacer la vue « {title} »} archiveView {supprimer la vue « {title} »} restoreView {restaurer la vue « {title} »} changeStatus {{count, plural, one {changer le statut de « {title} »} other {changer le statut de # projets}}} placeCards {{count, plural, one {déplacer « {title} »} other {déplacer # projets}}} setFieldValue {{count, plural, one {modifier « {title} »} other {modifier # projets}}} pasteRows {{count, plural, one {coller une ligne} other {coller # lignes}}} importNodes {importer « {title} »} addField {ajouter le champ « {title} »} renameField {renommer le champ en « {title} »} moveField {déplacer un champ} removeField {supprimer un champ} restoreField {restaurer un champ} addOption {ajouter l’option « {title} »} renameOption {renommer l’option en « {title} »} recolourOption {recolorer l’option « {title} »} moveOption {déplacer l’option « {title} »} removeOption {supprimer l’option « {title} »} restoreOption {restaurer l’option « {title} »} setCapacity {changer la capacité} other {modifier « {title} »}}',

  'more.title': 'Autres actions',
  'more.project': 'Projection',
  'more.statement': 'Accessibilité',
  'trash.title': 'Corbeille',
  'import.menu': 'Importer…',
  'export.menu': 'Exporter…',

  'people.guest': 'Invité·e',
  'people.here': '{n, plural, =1 {Vous êtes seul·e ici} other {# personnes ici}}',
  'people.me': '{name} (vous)',
  'people.edit': 'Changer de nom ou de couleur',

  'palette.title': 'Toutes les commandes',
  'shortcuts.title': 'Raccourcis clavier',
} as const
