import { resolve } from 'node:path'
import { handOver, houseEnvironment } from './processes.mjs'
import { runMain } from './say.mjs'
import { setUp } from './setup.mjs'

await runMain(async () => {
  await setUp()
  // npm starts scripts in the project's folder; the person's own folder is in INIT_CWD.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  await handOver(['server/cli/main.ts', ...process.argv.slice(2)], { ...houseEnvironment(), INIT_CWD: resolve(cwd) })
})
