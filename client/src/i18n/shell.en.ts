import type { shellFr } from './shell.fr.ts'

/** Texts around the board; English. */
export const shellEn: Record<keyof typeof shellFr, string> = {
  'app.name': 'Trame',
  'app.home': 'Home',
  'app.retry': 'Try again',
  'app.reload': 'Reload the page',
  'app.messages': 'Messages',
  'app.unknownPage': 'This page does not exist',
  'app.unknownPageHint': 'The address may be incomplete. Your boards are on the home page.',
  'app.broken': 'The display has stopped',
  'app.brokenHint': 'Your work is on this device: reload the page to find it again.',

  'ui.close': 'Close',
  'ui.cancel': 'Cancel',

  'preferences.language': 'Language',
  'preferences.theme': 'Appearance',
  'theme.system': 'System',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  'theme.contrast': 'High contrast',

  'board.loading': 'Opening the programme…',
  'board.rename': 'Rename the programme',
  'share.title': 'Share',
  'board.unknown': 'There is no such programme here',
  'board.unknownHint': 'Neither the relay nor this device knows this address. Check the link you were given.',
  'board.unreachable': 'The relay does not answer',
  'board.unreachableHint': 'This device does not have this programme yet, and the relay is out of reach. It will open as soon as the connection is back.',
  'board.mismatch': 'Another document lies under this address',
  'board.mismatchHint': 'What is stored under this address is not the programme that was expected. Nothing was changed.',

  'view.label': 'View',
  'view.tree': 'Tree',
  'view.kanban': 'Kanban',
  'view.split': 'Both',

  'undo.named': 'Undo: {step}',
  'undo.nothing': 'Nothing to undo',
  'undo.done': 'Undone: {step}',
  'redo.named': 'Redo: {step}',
  'redo.nothing': 'Nothing to redo',
  'redo.done': 'Redone: {step}',
  step: '{command, select, addCard {add “{title}”} addGroup {add “{title}”} renameNode {rename to “{title}”} moveNode {move “{title}”} indentNode {indent “{title}”} outdentNode {outdent “{title}”} archiveNode {archive “{title}”} restoreNode {restore “{title}”} moveToStatus {{count, plural, one {change the status of “{title}”} other {# projects to “{title}”}}} setField {edit “{title}”} addStatus {add the status “{title}”} moveStatus {move the status “{title}”} recolourStatus {recolour “{title}”} removeStatus {remove the status “{title}”} settleConflict {settle “{title}”} indentNodes {indent {count} items} outdentNodes {outdent {count} items} moveNodes {move {count} items} archiveNodes {archive {count} items} restoreNodes {restore {count} items} saveView {save the view “{title}”} renameView {rename the view to “{title}”} updateView {change the view “{title}”} moveView {move the view “{title}”} archiveView {remove the view “{title}”} restoreView {restore the view “{title}”} changeStatus {{count, plural, one {change the status of “{title}”} other {change the status of # projects}}} placeCards {{count, plural, one {move “{title}”} other {move # projects}}} setFieldValue {{count, plural, one {edit “{title}”} other {edit # projects}}} pasteRows {{count, plural, one {paste one row} other {paste # rows}}} importNodes {import “{title}”} addField {add the field “{title}”} renameField {rename the field to “{title}”} moveField {move a field} removeField {remove a field} restoreField {restore a field} addOption {add the option “{title}”} renameOption {rename the option to “{title}”} recolourOption {recolour the option “{title}”} moveOption {move the option “{title}”} removeOption {remove the option “{title}”} restoreOption {restore the option “{title}”} setCapacity {change the capacity} addAttachment {attach “{title}”} removeAttachment {remove “{title}”} other {change “{title}”}}',

  'more.title': 'More actions',
  'more.project': 'Projection',
  'more.statement': 'Accessibility',
  'trash.title': 'Trash',
  'import.menu': 'Import…',
  'export.menu': 'Export…',

  'people.guest': 'Guest',
  'people.here': '{n, plural, =1 {You are alone here} other {# people here}}',
  'people.me': '{name} (you)',
  'people.edit': 'Change name or colour',

  'palette.title': 'All commands',
  'shortcuts.title': 'Keyboard shortcuts',
}
