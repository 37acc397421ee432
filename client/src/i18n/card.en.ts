import type { cardFr } from './card.fr.ts'

/** The open card, its text. */
export const cardEn: Record<keyof typeof cardFr, string> = {
  'card.before': 'Previous project',
  'card.after': 'Next project',
  'card.fields': 'Fields',
  'card.unknown': 'This project is not in this programme, or not on this device yet.',
  'card.archived': 'This project is in the trash.',
}
