/** Progress lines in the reader's language: French when the locale says so, English otherwise. */

const isFrench = /^fr/i.test(
  process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || Intl.DateTimeFormat().resolvedOptions().locale,
)

/** @param {string} fr @param {string} en */
export const words = (fr, en) => (isFrench ? fr : en)

/** On stderr, so that what a command prints on stdout stays clean. @param {string} fr @param {string} en */
export const say = (fr, en) => {
  process.stderr.write(`${words(fr, en)}\n`)
}

/** An expected failure outside the program: told in one sentence, without a stack. */
export class PlainFailure extends Error {}

/** Runs a script's main; expected failures end it with one sentence, bugs with their stack. @param {() => Promise<void>} main */
export async function runMain(main) {
  try {
    await main()
  } catch (error) {
    if (!(error instanceof PlainFailure)) throw error
    process.stderr.write(`\n${error.message}\n`)
    process.exitCode = 1
  }
}
