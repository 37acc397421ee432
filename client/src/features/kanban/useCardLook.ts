import type { GroupBy } from '@trame/shared/model'
import { useMemo } from 'react'
import { isByHand } from '../../board/cellDrop.ts'
import { useView } from '../../board/view/useView.ts'
import { useQuery } from '../../session/index.ts'
import type { CardLook } from './cardLook.ts'

const keyOf = (by: GroupBy | null): string | null => (by === null ? null : by.by === 'level' ? `level:${by.level}` : by.field)

export function useCardLook(): CardLook {
  const { spec } = useView()
  const fields = useQuery('fields', index => index.fields())
  const { shown, columns, lanes, sort, colourBy, density } = spec
  return useMemo(() => {
    const byId = new Map(fields.map(field => [field.id, field]))
    const said = new Set(['title', keyOf(columns), keyOf(lanes)])
    return {
      shown: shown.filter(key => !said.has(key)),
      fields: byId,
      colourBy: colourBy === null ? null : (byId.get(colourBy) ?? null),
      isCompact: density === 'compact',
      isByHand: isByHand({ columns, lanes, sort }),
    }
  }, [fields, shown, columns, lanes, sort, colourBy, density])
}
