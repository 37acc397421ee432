/** Texts of columns and lanes by whatever a view asks for; English. */
import type { gridFr } from './grid.fr.ts'

export const gridEn: Record<keyof typeof gridFr, string> = {
  'kanban.refuses': '“{title}”: {column}. Not here: {reason}',
  'kanban.nothing': 'No group to show: empty groups are hidden.',
  'group.all': 'All projects',
  'group.none': 'No {name}',
  'group.level': 'Level {n}',
  'group.unfold': 'Unfold “{title}”',
  'group.within': '{n, plural, one {# project} other {# projects}} for a capacity of {capacity}',
  'group.over': 'Over capacity: {n, plural, one {# project} other {# projects}} for {capacity}',
  'drop.unknown-status': 'A project always keeps a status: choose another column.',
  'drop.unknown-option': 'This option is gone: no project can go there.',
  'drop.unknown-place': 'These two groups do not lie in each other: a project cannot be in both.',
  'drop.read-only-field': 'This field is not filled in by hand.',

  'options.title': 'Display',
  'more.fields': 'Fields…',
  'saved.opened': 'View: {title}',
  'saved.title': 'Views',
}
