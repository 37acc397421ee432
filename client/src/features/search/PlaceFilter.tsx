import { PLACE, ROOT, type Filter } from '@trame/shared/model'
import { useMemo } from 'react'
import { levelName } from '../../board/levelName.ts'
import { useTexts } from '../../i18n/index.ts'
import { useAbout, useNode, useQuery } from '../../session/index.ts'
import { CheckList, type CheckOption } from './CheckList.tsx'
import { isAsked, NO_ASK, readAsk, withAsk } from './fieldAsk.ts'
import { FilterPill } from './FilterPill.tsx'

/** Groups of the two topmost levels: what lies below one of them. */
export function PlaceFilter({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const t = useTexts()
  const about = useAbout()
  const ask = readAsk(filter, PLACE)
  const label = levelName(about, 0, t('search.axis'))
  const [only = ''] = ask.values
  const group = useNode(only)
  const what = ask.values.length === 1 ? (group?.title ?? only) : t('search.several', { n: ask.values.length })
  const set = (values: readonly string[]): void => onFilter(withAsk(filter, PLACE, { ...ask, values }))
  return (
    <FilterPill
      label={label}
      said={ask.values.length > 0 ? t('filter.says', { name: label, what }) : ask.others.length > 0 ? t('filter.says', { name: label, what: t('filter.other') }) : label}
      isOn={isAsked(ask)}
      onClear={() => onFilter(withAsk(filter, PLACE, NO_ASK))}
    >
      <Groups values={ask.values} onValues={set} />
    </FilterPill>
  )
}

function Groups(props: { values: readonly string[]; onValues: (values: readonly string[]) => void }) {
  // As text, which is the same as long as it says the same.
  const listed = useQuery('structure', index => {
    const groups = (parent: string): readonly string[] => index.children(parent).filter(id => index.board.nodeKind(id) === 'group')
    const option = (value: string, depth: number): CheckOption => ({ value, title: index.board.title(value), depth })
    return JSON.stringify(groups(ROOT).flatMap(id => [option(id, 0), ...groups(id).map(inner => option(inner, 1))]))
  })
  const options = useMemo(() => JSON.parse(listed) as CheckOption[], [listed])
  return <CheckList options={options} {...props} />
}
