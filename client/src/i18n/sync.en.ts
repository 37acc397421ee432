import type { syncFr } from './sync.fr.ts'

/** Texts of saving, merging, this device and its files; English. */
export const syncEn: Record<keyof typeof syncFr, string> = {
  'sync.saved-for-all': 'Saved for all',
  'sync.saved-for-allHint': 'Everything this device wrote is on the relay’s disk.',
  'sync.sending': '{n, plural, =0 {Sending} other {Sending (#)}}',
  'sync.sendingHint': '{n, plural, one {# change is saved on this device and on its way to the relay.} other {# changes are saved on this device and on their way to the relay.}}',
  'sync.saved-here': 'Saved on this device',
  'sync.saved-hereHint': '{n, plural, =0 {Nothing to send; the relay has not answered yet.} one {# change is on this device; it will leave as soon as the relay answers.} other {# changes are on this device; they will leave as soon as the relay answers.}}',
  'sync.offline': '{n, plural, =0 {Offline} other {Offline (#)}}',
  'sync.offlineHint': 'Offline since {since}. {n, plural, =0 {You can go on working.} one {One change waits on this device; go on working.} other {# changes wait on this device; go on working.}}',
  'sync.refused': '{n, plural, one {# change refused} other {# changes refused}}',
  'sync.refusedHint': '{reason} A copy is kept on this device.',
  'sync.access': '{n, plural, =0 {Access withdrawn} other {Access withdrawn (#)}}',
  'sync.accessHint': 'The relay no longer gives you access to this programme. You can read and export it; to share it again, ask for a new link.',
  'sync.outdated': '{n, plural, =0 {Version out of date} other {Version out of date (#)}}',
  'sync.outdatedHint': 'The relay asks for a newer version of Trame than this one. Reload the page to get it.',
  'sync.misunderstood': '{n, plural, =0 {Relay closed} other {Relay closed (#)}}',
  'sync.misunderstoodHint': 'The relay and this device did not understand each other, and the connection is closed. Reload the page to try again.',
  'sync.onlyHere': '{n, plural, one {# change is only on this device.} other {# changes are only on this device.}}',
  'sync.not-stored': 'Not saved here',
  'sync.fullHint': 'This browser’s storage is full: the work is in this tab only. Keep it open, or export the programme.',
  'sync.privateHint': 'This browser refuses to store (private browsing?): the work is in this tab only. Keep it open, or export the programme.',
  'sync.fingerprint': 'Fingerprint',
  'sync.fingerprintHint': 'The same on two screens: the same programme.',

  'refused.malformed': 'The relay could not read a change.',
  'refused.too-large': 'A change is too large for the relay.',
  'refused.room-full': 'The programme has reached the size the relay accepts.',
  'refused.too-fast': 'Too many changes in too short a time.',
  'refused.read-only': 'You have no right to write in this programme.',
  'refused.frozen': 'The programme is frozen.',
  'refused.storage': 'The relay has no room left to save.',

  'update.offered': 'A newer version of Trame is ready.',
  'update.heldBack': 'A newer version is ready, but this tab holds work that is saved nowhere else.',
  'update.apply': 'Update',
  'update.later': 'Later',

  'merge.report': 'Back again: you had changed {mine, plural, one {# item} other {# items}}, others {theirs, plural, =0 {none} one {# item} other {# items}}. {met, plural, =0 {Nothing met.} one {# item was changed on both sides.} other {# items were changed on both sides.}}',
  'merge.met': 'Changed on both sides',
  'merge.show': '{n, plural, one {Show it} other {Show them}}',
  'merge.read': 'Got it',

  'conflict.title': 'Changed at the same time',
  'conflict.mark': '{n, plural, one {To settle} other {# to settle}}',

  'notice.relay-went-back': 'The relay went back to an older state. This device gives it what it lacks; nothing is erased here.',
  'notice.unreadable': '{n, plural, one {One record of this device cannot be read} other {# records of this device cannot be read}}: put aside. What is missing is asked of the relay again.',

  'device.exportShort': 'Export a copy',
  'device.export': 'Export what this device has',
}
