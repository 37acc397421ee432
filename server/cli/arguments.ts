import { parseArgs } from 'node:util'
import { Misuse, words } from './words.ts'

export type Options = {
  format: string | undefined
  output: string | undefined
  separator: string | undefined
  /** Of a PDF. */
  layout: string | undefined
  /** CSV begins with a byte-order mark. */
  hasMark: boolean
  board: string | undefined
  isDry: boolean
  sheet: string | undefined
  relay: string | undefined
  label: string | undefined
  days: string | undefined
  isReplacing: boolean
}
export type Arguments = { name: string | undefined, args: string[], options: Options, wantsHelp: boolean }

/** Each option, and the command that takes it. */
const OPTIONS = {
  format: { type: 'string', of: 'export' },
  output: { type: 'string', short: 'o', of: 'export' },
  separator: { type: 'string', of: 'export' },
  layout: { type: 'string', of: 'export' },
  'no-bom': { type: 'boolean', of: 'export' },
  board: { type: 'string', of: 'import' },
  'dry-run': { type: 'boolean', of: 'import' },
  sheet: { type: 'string', of: 'import' },
  relay: { type: 'string', of: 'import', also: 'link' },
  label: { type: 'string', of: 'link' },
  days: { type: 'string', of: 'link' },
  replace: { type: 'boolean', of: 'restore' },
  help: { type: 'boolean', short: 'h', of: null },
} as const
type OptionName = keyof typeof OPTIONS

const isOption = (name: string): name is OptionName => Object.hasOwn(OPTIONS, name)

/** What was typed after `trame`. Throws `Misuse`; the sentences of `parseArgs` exist in English only. */
export function readArguments(argv: readonly string[]): Arguments {
  const { positionals: [name, ...args], values, tokens } = parseArgs({ args: [...argv], allowPositionals: true, strict: false, tokens: true, options: OPTIONS })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const takesValue = isOption(token.name) && OPTIONS[token.name].type === 'string'
    if (!isOption(token.name) || takesValue !== (token.value !== undefined)) throw new Misuse(words(`Une option est inconnue ou incomplète : ${token.rawName}.`, `An option is unknown or incomplete: ${token.rawName}.`))
    const { of, also }: { of: string | null, also?: string } = OPTIONS[token.name]
    if (of !== null && of !== name && also !== name) throw new Misuse(words(`L’option ${token.rawName} n’a de sens qu’avec « ${of} ».`, `The option ${token.rawName} only makes sense with “${of}”.`))
  }
  const text = (option: OptionName): string | undefined => (typeof values[option] === 'string' ? values[option] : undefined)
  return {
    name,
    args,
    options: {
      format: text('format'),
      output: text('output'),
      separator: text('separator'),
      layout: text('layout'),
      hasMark: values['no-bom'] !== true,
      board: text('board'),
      isDry: values['dry-run'] === true,
      sheet: text('sheet'),
      relay: text('relay'),
      label: text('label'),
      days: text('days'),
      isReplacing: values.replace === true,
    },
    wantsHelp: values.help === true,
  }
}
