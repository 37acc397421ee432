import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './sources.ts'

/** The compiler of the client itself, so that the guards read a message as the interface does. It is a dependency of the client alone. */
const require = createRequire(join(root, 'client', 'package.json'))
const { href } = pathToFileURL(require.resolve('@lingui/message-utils/compileMessage'))

export const { compileMessage } = (await import(/* @vite-ignore */ href)) as { compileMessage: (message: string) => unknown }
