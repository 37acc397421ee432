/** « Budget : de 5 à 10 »: what a filter asks of a field, in the reader’s words. */
import type { FieldDefinition } from '@trame/shared/model'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { localDate } from '../../board/view/localDate.ts'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { useQuery } from '../../session/index.ts'
import type { Bound, FieldAsk } from './fieldAsk.ts'

export function useAskWords(): (field: FieldDefinition, ask: FieldAsk) => string {
  const t = useTexts()
  const words = useFieldWords()
  const language = useLanguage()
  const people = useQuery('people', index => index.people())
  const sayBound = ({ type }: FieldDefinition, bound: NonNullable<Bound>): string => {
    if (type === 'number') return Number.isFinite(Number(bound)) ? new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(Number(bound)) : String(bound)
    const day = typeof bound === 'number' ? localDate(bound) : bound
    const time = Date.parse(day)
    return Number.isNaN(time) ? day : new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(time)
  }
  const sayRange = (field: FieldDefinition, { min, max }: FieldAsk): string | null => {
    const isNumber = field.type === 'number'
    if (min !== null && max !== null) return t(isNumber ? 'filter.between' : 'filter.period', { from: sayBound(field, min), to: sayBound(field, max) })
    if (min !== null) return t(isNumber ? 'filter.from' : 'filter.since', { from: sayBound(field, min) })
    return max === null ? null : t(isNumber ? 'filter.upTo' : 'filter.until', { to: sayBound(field, max) })
  }
  const sayValue = (field: FieldDefinition, value: string): string => {
    if (field.type === 'person') return people.find(({ author }) => author === value)?.name ?? value
    const option = field.options.find(each => each.value === value)
    return option ? words.optionTitle(option) : value
  }
  return (field, ask) => {
    const isLink = field.type === 'link'
    const [only] = ask.values
    const parts = [
      only === undefined ? null : ask.values.length === 1 ? sayValue(field, only) : t('search.several', { n: ask.values.length }),
      ask.contains === '' ? null : t('filter.contains', { text: ask.contains }),
      sayRange(field, ask),
      ask.presence === 'any' ? null : t(ask.presence === 'filled' ? (isLink ? 'filter.isPresent' : 'filter.isFilled') : isLink ? 'filter.isAbsent' : 'filter.isEmpty'),
      ask.others.length > 0 ? t('filter.other') : null,
    ].filter(part => part !== null)
    const name = words.fieldTitle(field)
    return parts.length === 0 ? name : t('filter.says', { name, what: parts.join(', ') })
  }
}
