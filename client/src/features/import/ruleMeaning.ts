/** What a rule may mean, as one choice of a list. */
import { COLUMN_ROLES, type ImportRule } from '@trame/shared/exchange/plan'
import { STATUS_KINDS } from '@trame/shared/model'

export type RuleKind = ImportRule['kind']
export const RULE_KINDS: readonly RuleKind[] = ['mark', 'prefix', 'verdict', 'number', 'column']

const DEEPEST = 6
const MARKS = ['track.common', 'track.tailored', 'submission.arbitration', 'submission.interest']

/** The meanings to choose from: ids that `withMeaning` reads. */
export function meaningsOf(kind: RuleKind): readonly string[] {
  switch (kind) {
    case 'mark':
      return MARKS
    case 'prefix':
      return ['territory']
    case 'number':
      return ['priority']
    case 'verdict':
      return STATUS_KINDS
    case 'column':
      return [...Array.from({ length: DEEPEST }, (_, i) => `level.${i + 1}`), ...COLUMN_ROLES.filter(role => role !== 'level')]
  }
}

export function meaningOf(rule: ImportRule): string {
  switch (rule.kind) {
    case 'mark':
      return `${rule.field}.${rule.value}`
    case 'prefix':
    case 'number':
      return rule.field
    case 'verdict':
      return rule.status
    case 'column':
      return rule.role === 'level' ? `level.${rule.depth ?? 1}` : rule.role
  }
}

export function ruleMeaning(kind: RuleKind, text: string, meaning: string): ImportRule {
  const [head = '', tail = ''] = meaning.split('.')
  switch (kind) {
    case 'mark':
      return { kind, text, on: head === 'track' ? 'group' : 'card', field: head, value: tail }
    case 'prefix':
    case 'number':
      return { kind, text, field: head }
    case 'verdict':
      return { kind, text, status: STATUS_KINDS.find(one => one === head) ?? 'accepted' }
    case 'column':
      return head === 'level' ? { kind, text, role: 'level', depth: Number(tail) } : { kind, text, role: COLUMN_ROLES.find(one => one === head) ?? 'extra' }
  }
}
