import type { Command, Result } from '@trame/shared/commands'

/** Runs a command on the open board; what is refused is said. */
export type Run = <A, T>(command: Command<A, T>, args: A) => Result<T>
