/** `trame link`: a way in for the owner of a board that lost theirs, or of one that is nobody's. */
import { isRole, ROLES } from '@trame/shared/access'
import { parseRoom } from '@trame/shared/protocol'
import { NOBODY } from '../access/access.ts'
import type { CliContext } from './context.ts'
import { Failure, Misuse, words } from './words.ts'

const DAY_MS = 24 * 60 * 60 * 1_000

export async function makeLink({ log, openAccess, args: [board, role], options: { label, days, relay }, now }: CliContext): Promise<string> {
  if (board === undefined) throw new Misuse(words('Il manque l’identifiant du programme.', 'The board’s id is missing.'))
  if (!isRole(role)) throw new Misuse(words(`Il faut un rôle : ${ROLES.join(', ')}.`, `A role is needed: ${ROLES.join(', ')}.`))
  const count = days === undefined ? null : Number(days)
  if (count !== null && !(Number.isInteger(count) && count > 0)) throw new Misuse(words('--days demande un nombre entier de jours.', '--days takes a whole number of days.'))
  if (parseRoom(board)?.kind !== 'board' || !(await log.exists(board))) throw new Failure(words(`Aucun programme « ${board} » dans ce dossier. « boards » les énumère.`, `No board “${board}” in this data folder. “boards” lists them.`))
  const { access, close } = await openAccess()
  try {
    const made = access.addLink(board, { ...NOBODY, isOperator: true }, { role, label: label ?? words('ligne de commande', 'command line'), until: count === null ? null : now() + count * DAY_MS })
    if (!made.ok) throw new Error(`the operator was refused: ${made.code}`)
    const address = (relay ?? `http://127.0.0.1:${process.env.PORT || 8787}`).replace(/\/$/, '')
    return `${address}/j/${await access.tokenOf(made.value)}\n`
  } finally {
    close()
  }
}
