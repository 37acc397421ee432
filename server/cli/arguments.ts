import { parseArgs } from 'node:util'
import { Misuse, words } from './words.ts'

export type Arguments = { name: string | undefined, args: string[], format: string | undefined, wantsHelp: boolean }

const OPTIONS = { format: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const

/** What was typed after `trame`. Throws `Misuse`; the sentences of `parseArgs` exist in English only. */
export function readArguments(argv: readonly string[]): Arguments {
  const { positionals: [name, ...args], values, tokens } = parseArgs({ args: [...argv], allowPositionals: true, strict: false, tokens: true, options: OPTIONS })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const isKnown = Object.hasOwn(OPTIONS, token.name)
    const takesValue = token.name === 'format'
    if (!isKnown || takesValue !== (token.value !== undefined)) throw new Misuse(words(`Une option est inconnue ou incomplète : ${token.rawName}.`, `An option is unknown or incomplete: ${token.rawName}.`))
  }
  const format = typeof values.format === 'string' ? values.format : undefined
  if (format !== undefined && name !== 'export') throw new Misuse(words('L’option --format n’a de sens qu’avec « export ».', 'The option --format only makes sense with “export”.'))
  return { name, args, format, wantsHelp: values.help === true }
}
