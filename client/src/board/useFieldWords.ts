/** Fields and their values in the reader's words. */
import { personName, readFieldValue, type Board, type FieldDefinition, type FieldValue, type OptionDefinition } from '@trame/shared/model'
import { text, useLanguage, type Language } from '../i18n/index.ts'
import type { MessageKey } from '../i18n/messages.ts'

export type FieldWords = {
  readonly fieldTitle: (field: FieldDefinition) => string
  readonly optionTitle: (option: Pick<OptionDefinition, 'id' | 'title' | 'value'>) => string
  /** A value as the reader writes it; empty text for none. */
  readonly say: (board: Board, field: FieldDefinition, value: FieldValue) => string
  /** What a card holds under a field. */
  readonly valueOf: (board: Board, id: string, field: FieldDefinition) => string
}

/** Built-in options that nobody has renamed. */
const OPTIONS: Readonly<Record<string, MessageKey>> = {
  'submission:arbitration': 'node.submission.arbitration',
  'submission:interest': 'node.submission.interest',
  'track:common': 'node.track.common',
  'track:tailored': 'node.track.tailored',
}

/** Making formats takes a millisecond, and every value of every card asks for them: made once for each language. */
const WORDS = new Map<Language, FieldWords>()

export function useFieldWords(): FieldWords {
  const language = useLanguage()
  const words = WORDS.get(language) ?? makeWords(language)
  WORDS.set(language, words)
  return words
}

function makeWords(language: Language): FieldWords {
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 6 })
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const times = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const optionTitle: FieldWords['optionTitle'] = ({ id, title, value }) => {
    if (title !== null) return title
    const key = OPTIONS[id]
    return key ? text(key) : id.startsWith('priority:') ? text('node.priority', { p: value }) : value
  }
  const say: FieldWords['say'] = (board, field, value) => {
    if (value === null) return ''
    switch (field.type) {
      case 'number':
        return numbers.format(Number(value))
      case 'date':
        return days.format(Date.parse(String(value)))
      case 'time':
        return times.format(Number(value))
      case 'person':
        return personName(board, String(value))
      case 'choice': {
        const option = field.options.find(each => each.value === value)
        return option ? optionTitle(option) : String(value)
      }
      case 'text':
      case 'link':
      case 'unknown':
        return String(value)
    }
  }
  return {
    fieldTitle: field => field.title ?? text(`field.${field.id}` as MessageKey),
    optionTitle,
    say,
    valueOf: (board, id, field) => say(board, field, readFieldValue(board, id, field)),
  }
}
