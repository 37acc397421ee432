import type { LogStore } from '../log/LogStore.ts'
import type { OpenAccess } from './openAccess.ts'
import type { Options } from './arguments.ts'
import type { Progress } from './progress.ts'

/** What a command is given that has no open log. */
export type FolderContext = Omit<CliContext, 'log' | 'openAccess'>

export type CliContext = {
  readonly log: LogStore
  readonly dataDir: string
  /** The rights of this folder, for who can read it. */
  readonly openAccess: () => Promise<OpenAccess>
  readonly args: readonly string[]
  readonly options: Options
  /** Where the person is. */
  readonly cwd: string
  readonly now: () => number
  /** On standard error: for the person, not for a pipe. */
  readonly say: (text: string) => void
  /** What is going on meanwhile. */
  readonly progress: Progress
}
