/** `trame`: looks into a data folder and brings boards in and out, also while the relay is running. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { logFile } from '../log/dataFolder.ts'
import { StorageFailure } from '../log/LogStore.ts'
import { openSqliteLog } from '../log/sqlite/SqliteLogStore.ts'
import { commands } from './commands.ts'
import { usage } from './usage.ts'
import { Failure, Misuse, words } from './words.ts'

async function main(): Promise<void> {
  const { positionals: [name, ...args], values } = readArguments()
  if (name === undefined || values.help) {
    process.stdout.write(`${usage()}\n`)
    return
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new Misuse(words(`Commande inconnue : ${name}.`, `Unknown command: ${name}.`))
  const dataDir = resolve(process.env.DATA_DIR || 'data')
  if (!existsSync(logFile(dataDir))) throw new Failure(words(`Aucune donnée dans ${dataDir}. « npm start » crée le dossier ; DATA_DIR en choisit un autre.`, `No data in ${dataDir}. “npm start” makes the folder; DATA_DIR chooses another one.`))
  const log = await openSqliteLog({ file: logFile(dataDir), isGuest: true })
  try {
    process.stdout.write(await command({ log, args, option: option => values[option as keyof typeof values] as string | undefined, cwd: process.env.INIT_CWD ?? process.cwd(), now: Date.now }))
  } finally {
    await log.close()
  }
}

function readArguments(): ReturnType<typeof parse> {
  try {
    return parse()
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error), { cause: error })
  }
}
const parse = () => parseArgs({ allowPositionals: true, options: { format: { type: 'string' }, help: { type: 'boolean', short: 'h' } } })

try {
  await main()
} catch (error) {
  if (error instanceof Misuse) process.stderr.write(`${error.message}\n\n${usage()}\n`)
  else if (error instanceof Failure) process.stderr.write(`${error.message}\n`)
  else if (error instanceof StorageFailure) process.stderr.write(`${words('Le dossier de données ne peut pas être lu', 'The data folder cannot be read')} (${error.code}): ${error.message}\n`)
  else throw error
  process.exitCode = error instanceof Misuse ? 2 : 1
}
