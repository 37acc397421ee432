/** What the command line says, in the language of the terminal: French when the locale says so, English otherwise. */
const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || Intl.DateTimeFormat().resolvedOptions().locale
const isFrench = /^fr/i.test(locale)

/** Also of what an import or an export writes into boards and files. */
export const language = isFrench ? 'fr' : 'en'

export const words = (fr: string, en: string): string => (isFrench ? fr : en)

/** An expected failure: told in one sentence on stderr, exit code 1. */
export class Failure extends Error {}
/** A call that cannot be understood: the usage follows, exit code 2. */
export class Misuse extends Error {}
