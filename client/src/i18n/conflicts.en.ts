/** Texts of what was changed by two at once; English. */
import type { conflictsFr } from './conflicts.fr.ts'

export const conflictsEn: Record<keyof typeof conflictsFr, string> = {
  'merge.merged': '{what}: merged',
  'merge.conflict': '{what}: to settle',
  'merge.field': '{field, select, at {place} lane {status} title {title} gone {trash} priority {priority} territory {territory} submission {submission} rationale {rationale} other {field}}',
  'conflict.keep': 'Keep it so',
  'conflict.putBack': 'Put back',
  'conflict.moved': '{who, select, other {had put it}} into “{place}”',
  'conflict.decided': '{who, select, other {had chosen}} “{status}”',
  'conflict.renamed': '{who, select, other {had written}} “{title}”',
  'conflict.archived': '{who, select, other {had archived it}}',
  'conflict.restored': '{who, select, other {had restored it}}',
  'conflict.changed': '{who, select, other {had set}} “{value}”',
  'conflict.you': 'You',
  'conflict.stands': 'Now: “{value}”',
  'conflict.isArchived': 'Now: in the trash',
  'conflict.isAlive': 'Now: in the programme',
  'conflict.held': 'Two moves into each other: kept here, in “{here}”. Put it into “{there}”?',
}
