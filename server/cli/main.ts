/** `trame`: looks into a data folder and brings boards in and out, also while the relay is running. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { logFile } from '../log/dataFolder.ts'
import { StorageFailure } from '../log/LogStore.ts'
import { openSqliteLog } from '../log/sqlite/SqliteLogStore.ts'
import { readArguments } from './arguments.ts'
import { commands, folderCommands } from './commands.ts'
import { explainStorage } from './explainStorage.ts'
import { openAccess } from './openAccess.ts'
import { progressOn } from './progress.ts'
import { usage } from './usage.ts'
import { Failure, Misuse, words } from './words.ts'

const dataDir = resolve(process.env.DATA_DIR || 'data')

async function main(): Promise<void> {
  const { name, args, options, wantsHelp } = readArguments(process.argv.slice(2))
  if (name === undefined || wantsHelp) return print(`${usage()}\n`)
  const own = Object.hasOwn(folderCommands, name) ? folderCommands[name] : undefined
  const command = own ?? (Object.hasOwn(commands, name) ? commands[name] : undefined)
  if (!command) throw new Misuse(words(`Commande inconnue : ${name}.`, `Unknown command: ${name}.`))
  const extra = args[command.takes]
  if (extra !== undefined) throw new Misuse(words(`Argument en trop : ${extra}.`, `One argument too many: ${extra}.`))
  const progress = progressOn(process.stderr)
  const say = (text: string): void => {
    progress.end()
    process.stderr.write(text)
  }
  const context = { dataDir, args, options, cwd: process.env.INIT_CWD ?? process.cwd(), now: Date.now, say, progress }
  if (own) return print(await own.run(context))
  if (!existsSync(logFile(dataDir))) throw new Failure(words(`Aucune donnée dans ${dataDir}. « npm start » crée le dossier ; DATA_DIR en choisit un autre.`, `No data in ${dataDir}. “npm start” makes the folder; DATA_DIR chooses another one.`))
  const log = await openSqliteLog({ file: logFile(dataDir), isGuest: true })
  try {
    const result = await commands[name]!.run({ ...context, log, openAccess: () => openAccess(log, logFile(dataDir)) })
    progress.end()
    await print(result)
  } finally {
    progress.end()
    await log.close()
  }
  if (log.recoveries.length > 0) {
    process.stderr.write(words('Attention : une partie de ce dossier est illisible et manque ici. Le relais en dit plus quand il démarre.\n', 'Beware: a part of this folder cannot be read and is missing here. The relay says more when it starts.\n'))
  }
}

/** Resolves when standard output has taken it; rejects when it is full or has hung up. */
const print = (content: string | Uint8Array): Promise<void> => new Promise((done, fail) => {
  process.stdout.once('error', fail)
  process.stdout.write(content, error => (error ? fail(error) : done()))
})

/** The sentence for an error, or null if nothing is to be said. Throws what nobody foresaw. */
function sentenceFor(error: unknown): string | null {
  if (error instanceof Misuse) return `${error.message}\n\n${usage()}`
  if (error instanceof Failure) return error.message
  if (error instanceof StorageFailure) return explainStorage(error, dataDir)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // `trame export … | head`: who hung up knows why.
  if (code === 'EPIPE') return null
  if (code === 'ENOSPC' || code === 'EIO') return words(`Le résultat n’a pas pu être écrit (${code}).`, `The result could not be written (${code}).`)
  throw error
}

try {
  await main()
} catch (error) {
  const sentence = sentenceFor(error)
  if (sentence !== null) process.stderr.write(`${sentence}\n`)
  process.exitCode = error instanceof Misuse ? 2 : 1
}
