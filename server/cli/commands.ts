/** One function a command; each returns what goes to standard output. */
import { fingerprint, type Board } from '@trame/shared/model'
import { parseRoom } from '@trame/shared/protocol'
import { readBoard } from '../history/roomBoard.ts'
import { backup, restore, verify } from './backup.ts'
import type { CliContext, FolderContext } from './context.ts'
import { exportBoard } from './exportBoard.ts'
import { importBoard } from './importBoard.ts'
import { makeLink } from './makeLink.ts'
import { Failure, Misuse, words } from './words.ts'

type CliCommand = (context: CliContext) => Promise<string | Uint8Array>
type FolderCommand = (context: FolderContext) => Promise<string>

async function boardNamed({ log, args }: CliContext): Promise<Board> {
  const [id] = args
  if (id === undefined) throw new Misuse(words('Il manque l’identifiant du programme.', 'The board’s id is missing.'))
  const board = parseRoom(id) ? await readBoard(log, id) : null
  if (!board) throw new Failure(words(`Aucun programme « ${id} » dans ce dossier. « boards » les énumère.`, `No board “${id}” in this data folder. “boards” lists them.`))
  return board
}

const boards: CliCommand = async ({ log }) => {
  const lines: string[] = []
  for (const { room } of await log.rooms()) {
    if (parseRoom(room)?.kind !== 'board') continue
    const board = await readBoard(log, room)
    if (!board) continue
    const projects = [...board.nodes()].filter(id => board.nodeKind(id) === 'card' && !board.isArchived(id)).length
    lines.push(`${room}\t${board.title('board')}\t${words(`${projects} projets`, `${projects} projects`)}`)
  }
  return lines.map(line => `${line}\n`).join('')
}

/** By name, with the number of arguments that each takes. */
export const commands: Readonly<Record<string, { run: CliCommand, takes: number }>> = {
  boards: { run: boards, takes: 0 },
  fingerprint: { run: async context => `${fingerprint(await boardNamed(context))}\n`, takes: 1 },
  export: { run: async context => exportBoard(await boardNamed(context), context), takes: 1 },
  import: { run: importBoard, takes: 1 },
  link: { run: makeLink, takes: 2 },
  backup: { run: backup, takes: 1 },
  verify: { run: verify, takes: 0 },
}

/** Those that need no data in the folder. */
export const folderCommands: Readonly<Record<string, { run: FolderCommand, takes: number }>> = {
  restore: { run: restore, takes: 1 },
}
