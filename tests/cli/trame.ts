/** The command line as a person calls it: a process of its own. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { COMPILE_CACHE } from '../relay/servers.ts'

export const MAIN = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url))

export type Ran = { code: number; stdout: string; stderr: string }

const run = (dataDir: string, args: readonly string[], locale: string, more: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  new Promise(resolve => {
    execFile(process.execPath, [MAIN, ...args], { env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, DATA_DIR: dataDir, LC_ALL: locale, INIT_CWD: dataDir, ...more } }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
  })

export const trame = (dataDir: string, ...args: string[]): Promise<Ran> => run(dataDir, args, 'fr_FR.UTF-8')
export const trameInEnglish = (dataDir: string, ...args: string[]): Promise<Ran> => run(dataDir, args, 'en_GB.UTF-8')
export const trameWith = (env: Readonly<Record<string, string>>, dataDir: string, ...args: string[]): Promise<Ran> => run(dataDir, args, 'fr_FR.UTF-8', env)
