import { ROLES } from '@trame/shared/access'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, type Grant, type Request } from './decide.ts'

const NOW = 1_000
const asked = (more: Partial<Request>) => decide({ rule: { general: null }, grants: [], isOpen: true, isOperator: false, now: NOW, ...more })
const grant = (role: Grant['role'], more: Partial<Grant> = {}): Grant => ({ role, until: null, isRevoked: false, ...more })

test.each<[string, Partial<Request>, ReturnType<typeof decide>]>([
  ['[R1] an owned board and nothing given', {}, { role: null, until: null }],
  ['[R8] nobody’s board where that is open', { rule: null }, { role: 'editor', until: null }],
  ['[R8] nobody’s board where that is closed', { rule: null, isOpen: false }, { role: null, until: null }],
  ['[R8] what the address gives', { rule: { general: 'reader' } }, { role: 'reader', until: null }],
  ['[R2] the strongest counts', { rule: { general: 'commenter' }, grants: [grant('reader'), grant('facilitator'), grant('editor')] }, { role: 'facilitator', until: null }],
  ['[R4] a withdrawn one does not', { grants: [grant('owner', { isRevoked: true }), grant('reader')] }, { role: 'reader', until: null }],
  ['[R4] nor one that has ended', { grants: [grant('owner', { until: NOW }), grant('reader')] }, { role: 'reader', until: null }],
  ['[R4] one that will end is asked about again then', { grants: [grant('editor', { until: NOW + 5 }), grant('reader')] }, { role: 'editor', until: NOW + 5 }],
  ['[R4] the longer of two', { grants: [grant('editor', { until: NOW + 5 }), grant('editor', { until: NOW + 9 })] }, { role: 'editor', until: NOW + 9 }],
  ['[R4] one without end', { grants: [grant('editor', { until: NOW + 5 }), grant('editor')] }, { role: 'editor', until: null }],
  ['[R8] the address gives as much as what will end', { rule: { general: 'editor' }, grants: [grant('editor', { until: NOW + 5 })] }, { role: 'editor', until: null }],
  ['[R9] the operator', { isOperator: true }, { role: 'owner', until: null }],
])('%s', (_what, request, right) => {
  expect(asked(request)).toEqual(right)
})

test('[R4] whatever was given in whatever order, the answer holds until it says', () => {
  const grants = fc.array(fc.record({ role: fc.constantFrom(...ROLES), until: fc.option(fc.integer({ min: NOW - 3, max: NOW + 3 })), isRevoked: fc.boolean() }), { maxLength: 6 })
  fc.assert(
    fc.property(grants, fc.option(fc.constantFrom('reader', 'commenter', 'editor')), (given, general) => {
      const { role, until } = asked({ rule: { general }, grants: given })
      const turned = asked({ rule: { general }, grants: given.toReversed() })
      const last = until === null ? NOW + 10 : until - 1
      const later = asked({ rule: { general }, grants: given, now: last })
      return role === turned.role && until === turned.until && later.role === role && (until === null || until > NOW) && (until === null || asked({ rule: { general }, grants: given, now: until }).role !== role)
    }),
    { seed: 33, numRuns: 2_000 },
  )
})
