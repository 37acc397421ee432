/** Columns, lanes and what they are made by, in the reader's words. */
import type { FieldDefinition, GroupBy } from '@trame/shared/model'
import type { GroupHead } from '@trame/shared/queries'
import { useMemo } from 'react'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { useAbout, useQuery } from '../../session/index.ts'
import { levelName } from '../levelName.ts'
import { useFieldWords } from '../useFieldWords.ts'

export type GroupWords = {
  readonly titleOf: (group: GroupHead, by: GroupBy | null) => string
  /** What a question asks for: a field's name, a level's. */
  readonly nameOf: (by: GroupBy) => string
  /** Sums of number fields, each with its name. */
  readonly sayValue: (field: string, value: number) => string
}

/** « Priorité » inside of a phrase; a name in capitals stays. */
const inPhrase = (name: string): string => (/^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1))

export function useGroupWords(): GroupWords {
  const t = useTexts()
  const language = useLanguage()
  const words = useFieldWords()
  const about = useAbout()
  const fields = useQuery('fields', index => index.fields())
  return useMemo(() => {
    const months = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
    const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
    const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 6 })
    const fieldOf = (id: string): FieldDefinition | undefined => fields.find(field => field.id === id)
    const nameOf = (by: GroupBy): string => {
      if (by.by === 'level') return levelName(about, by.level - 1, t('group.level', { n: by.level }))
      const field = fieldOf(by.field)
      return field ? words.fieldTitle(field) : by.field
    }
    const period = (value: string): string => (/^\d{4}$/.test(value) ? value : (/^\d{4}-\d\d$/.test(value) ? months : days).format(Date.parse(value)))
    return {
      nameOf,
      sayValue: (id, value) => `${nameOf({ by: 'field', field: id })}\u00a0: ${numbers.format(value)}`,
      titleOf(group, by) {
        if (group.title !== null) return group.title
        if (by === null || group.of === 'all') return t('group.all')
        if (group.of === 'none') return by.by === 'field' && by.field === 'status' ? t('node.noStatus') : t('group.none', { name: inPhrase(nameOf(by)) })
        const type = by.by === 'field' ? fieldOf(by.field)?.type : undefined
        if (group.id !== null) return words.optionTitle({ id: group.id, title: null, value: String(group.value) })
        if (type === 'date' || type === 'time') return period(group.key)
        return type === 'number' ? numbers.format(Number(group.value)) : String(group.value)
      },
    }
  }, [about, fields, language, t, words])
}
