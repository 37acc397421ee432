import { levelName } from '../../board/levelName.ts'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useTexts } from '../../i18n/index.ts'
import { useAbout, useQuery } from '../../session/index.ts'
import { levelKey, type TableColumn } from './tableColumns.ts'

/** What the table could show and does not: levels of the tree, then fields. */
export function useOtherColumns(columns: readonly TableColumn[]): readonly { readonly key: string; readonly title: string }[] {
  const t = useTexts()
  const words = useFieldWords()
  const about = useAbout()
  const fields = useQuery('fields', index => index.fields())
  return [
    ...about.levels.map((_, i) => ({ key: levelKey(i + 1), title: levelName(about, i, t('node.group')) })),
    ...fields.map(field => ({ key: field.id, title: words.fieldTitle(field) })),
  ].filter(({ key }) => !columns.some(column => column.key === key))
}
