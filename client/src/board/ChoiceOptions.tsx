import type { FieldDefinition } from '@trame/shared/model'
import { useFieldWords } from './useFieldWords.ts'

type Props = {
  field: FieldDefinition
  /** What is held now: listed, though it could not be chosen any more. */
  value: string
  /** What stands for no value; left out where there must be one. */
  none?: string
}

/** The options of a field, as a list of the browser’s own shows them. */
export function ChoiceOptions({ field, value, none }: Props) {
  const words = useFieldWords()
  const isStray = value !== '' && !field.options.some(option => option.value === value)
  return (
    <>
      {none !== undefined && <option value="">{none}</option>}
      {isStray && <option value={value}>{value}</option>}
      {field.options
        .filter(option => !option.isArchived || option.value === value)
        .map(option => (
          <option key={option.id} value={option.value}>
            {words.optionTitle(option)}
          </option>
        ))}
    </>
  )
}
