import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import type { CardGroup } from '@trame/shared/queries'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useGrid, useView } from '../../board/view/useView.ts'
import { useTexts } from '../../i18n/index.ts'
import { useSession } from '../../session/index.ts'
import { gridSections, keepSame, treeSections, type Section } from './sections.ts'

/** The tree by axes, live. */
export function useTreeSections(): readonly Section[] {
  const { index } = useSession()
  const { query } = useView()
  const [store] = useState(() => {
    let answer: readonly Section[] | null = null
    let isStale = true
    return {
      get(): readonly Section[] {
        if (isStale || answer === null) answer = keepSame(answer, treeSections(index, query))
        isStale = false
        return answer
      },
      spoil(): void {
        isStale = true
      },
    }
  })
  const subscribe = useCallback(
    (listener: () => void) => {
      const hear = (): void => {
        store.spoil()
        listener()
      }
      const stops = [index.subscribe('structure', hear), index.subscribe('trash', hear), query.subscribe(hear)]
      return () => stops.forEach(stop => stop())
    },
    [index, query, store],
  )
  return useSyncExternalStore(subscribe, store.get)
}

/** The kanban by columns, whatever they are made of, live. */
export function useGridSections(): readonly Section[] {
  const t = useTexts()
  const words = useFieldWords()
  const { spec } = useView()
  const { board, index } = useSession()
  const grid = useGrid()
  return useMemo(() => {
    const field = spec.columns?.by === 'field' ? index.field(spec.columns.field) : undefined
    const titleOf = ({ title, of, id, value }: CardGroup): string => {
      if (title !== null) return title
      if (of === 'option') return words.optionTitle({ id: id ?? '', title, value: String(value) })
      if (of === 'value' && field) return words.say(board, field, value)
      return of === 'all' ? t('projection.all') : t('node.noStatus')
    }
    return gridSections(grid, titleOf)
  }, [board, grid, index, spec.columns, t, words])
}
