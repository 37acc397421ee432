import { expect, test } from 'vitest'
import { may, mayGive, OPERATIONS, RIGHTS, ROLES, stronger, WRITING } from '@trame/shared/access'

const MEANING: Readonly<Record<string, string>> = {
  read: 'read the board, its texts and its talk; export it',
  comment: 'write into the talk',
  edit: 'write the board and its texts; import into it',
  invite: 'see who came; see, make and withdraw the links of readers, commenters and editors',
  manage: 'the same for facilitators and owners; say what those may who only know the address',
}

/** docs/rights.md as the table says it. */
function rightsDocument(): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    '# Who may do what',
    '',
    'Written from `shared/access/rights.ts` by `tests/protocol/rights.test.ts` (`vitest run tests/protocol/rights.test.ts -u`): the relay decides by that table, and the interface hides by it.',
    '',
    row(['', ...ROLES]),
    row(['---', ...ROLES.map(() => ':-:')]),
    ...OPERATIONS.map(operation => row([`**${operation}**: ${MEANING[operation]}`, ...ROLES.map(role => (RIGHTS[role][operation] ? 'yes' : '–'))])),
    '',
    row(['room', 'writing into it is']),
    row(['---', '---']),
    ...Object.entries(WRITING).map(([room, operation]) => row([`\`${room}\``, `**${operation}**`])),
    '',
  ].join('\n')
}

test('[R2] [T33] docs/rights.md says what the table says', async () => {
  await expect(rightsDocument()).toMatchFileSnapshot('../../docs/rights.md')
})

test('[R2] each role may what those before it may, and nobody without a role may anything', () => {
  for (const [i, role] of ROLES.entries()) for (const before of ROLES.slice(0, i)) for (const operation of OPERATIONS) expect(!may(before, operation) || may(role, operation), `${before} ${operation} ${role}`).toBe(true)
  expect(OPERATIONS.filter(operation => may(null, operation))).toEqual([])
  expect([stronger('reader', 'owner'), stronger('editor', null), stronger(null, null)]).toEqual(['owner', 'editor', null])
})

test('[R7] a facilitator gives what lets nobody invite; an owner gives all', () => {
  expect(ROLES.filter(role => mayGive('facilitator', role))).toEqual(['reader', 'commenter', 'editor'])
  expect(ROLES.filter(role => mayGive('owner', role))).toEqual([...ROLES])
  expect(ROLES.filter(role => mayGive('editor', role) || mayGive(null, role))).toEqual([])
})
