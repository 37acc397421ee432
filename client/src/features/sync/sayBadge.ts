import type { MessageKey, Values } from '../../i18n/index.ts'
import type { Badge } from '../../session/index.ts'

type Texts = (key: MessageKey, values?: Values) => string

/** The badge in a few words. */
export function sayBadge(t: Texts, badge: Badge): string {
  switch (badge.kind) {
    case 'saved-for-all':
      return t('sync.saved-for-all')
    case 'sending':
      return t('sync.sending', { n: badge.count })
    case 'saved-here':
      return t('sync.saved-here')
    case 'offline':
      return t('sync.offline', { n: badge.count })
    case 'refused':
      return t('sync.refused', { n: badge.count })
    case 'shut-out':
      return t(`sync.${badge.reason}`, { n: badge.count })
    case 'not-stored':
      return t('sync.not-stored')
  }
}

/** What it means, and what the person can rely on; one paragraph each. */
export function explainBadge(t: Texts, badge: Badge, time: (ms: number) => string): readonly string[] {
  switch (badge.kind) {
    case 'refused':
      return [t('sync.refusedHint', { reason: t(`refused.${badge.code}`) }), `${sayBadge(t, badge.rest)}. ${explainBadge(t, badge.rest, time).join(' ')}`]
    case 'shut-out':
      return [t(`sync.${badge.reason}Hint`), ...(badge.count > 0 ? [t('sync.onlyHere', { n: badge.count })] : [])]
    default:
      return [explainPlace(t, badge, time)]
  }
}

function explainPlace(t: Texts, badge: Exclude<Badge, { kind: 'refused' | 'shut-out' }>, time: (ms: number) => string): string {
  switch (badge.kind) {
    case 'saved-for-all':
      return t('sync.saved-for-allHint')
    case 'sending':
      return t('sync.sendingHint', { n: badge.count })
    case 'saved-here':
      return t('sync.saved-hereHint', { n: badge.count })
    case 'offline':
      return t('sync.offlineHint', { n: badge.count, since: time(badge.since) })
    case 'not-stored':
      return t(badge.reason === 'full' ? 'sync.fullHint' : 'sync.privateHint')
  }
}
