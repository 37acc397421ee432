import type { FieldChange } from '@trame/shared/exchange/plan'
import { STATUS_KINDS, type StatusKind } from '@trame/shared/model'
import { useCallback } from 'react'
import type { MessageKey } from '../../i18n/messages.ts'
import { useTexts } from '../../i18n/index.ts'
import { usePreview } from './usePreview.ts'

const FIELDS: Readonly<Record<string, MessageKey>> = {
  title: 'node.title',
  status: 'field.status',
  priority: 'field.priority',
  territory: 'field.territory',
  submission: 'field.submission',
  rationale: 'field.rationale',
  annotation: 'field.annotation',
  track: 'field.track',
}

/** `Statut : À arbitrer → Non retenu`. */
export function useSayChange(): (change: FieldChange) => string {
  const t = useTexts()
  const { preview, statusTitle } = usePreview()
  return useCallback(
    ({ field, before, after }) => {
      const key = FIELDS[field]
      const name = key ? t(key) : (preview.plan.fields.find(one => one.key === field)?.title ?? field)
      const say = (value: unknown): string => {
        if (value === null || value === undefined || value === '') return t('import.nothing')
        if (typeof value !== 'string') return JSON.stringify(value)
        if (field === 'status') return statusTitle(value) ?? (STATUS_KINDS.includes(value as StatusKind) ? t(`import.means.${value as StatusKind}`) : value)
        if (field === 'track' && (value === 'common' || value === 'tailored')) return t(`import.means.track.${value}`)
        if (field === 'submission' && (value === 'arbitration' || value === 'interest')) return t(`import.means.submission.${value}`)
        return value
      }
      return t('import.change', { field: name, before: say(before), after: say(after) })
    },
    [preview, statusTitle, t],
  )
}
