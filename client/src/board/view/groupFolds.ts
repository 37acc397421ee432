/** Columns and lanes that show their head only: kept on this device with the view, each under the question it answers. */
import type { GroupBy } from '@trame/shared/model'
import { useView } from './useView.ts'

export type Axis = 'columns' | 'lanes'
export type GroupFolds = {
  readonly isFolded: (axis: Axis, key: string) => boolean
  readonly toggle: (axis: Axis, key: string) => void
  readonly unfold: (groups: readonly (readonly [axis: Axis, key: string])[]) => void
}

const tokenOf = (axis: Axis, by: GroupBy | null, key: string): string => `${axis}/${by === null ? '' : by.by === 'level' ? `level:${by.level}` : by.field}/${key}`

export function useGroupFolds(): GroupFolds {
  const { spec, change } = useView()
  const token = (axis: Axis, key: string): string => tokenOf(axis, spec[axis], key)
  const without = (tokens: readonly string[]): readonly string[] => spec.collapsed.filter(each => !tokens.includes(each))
  return {
    isFolded: (axis, key) => spec.collapsed.includes(token(axis, key)),
    toggle(axis, key) {
      const own = token(axis, key)
      change({ collapsed: spec.collapsed.includes(own) ? without([own]) : [...spec.collapsed, own] })
    },
    unfold(groups) {
      const next = without(groups.map(([axis, key]) => token(axis, key)))
      if (next.length < spec.collapsed.length) change({ collapsed: next })
    },
  }
}
