import { buildClient } from './build.mjs'
import { handOver } from './processes.mjs'
import { runMain } from './say.mjs'
import { setUp } from './setup.mjs'

await runMain(async () => {
  await setUp()
  await buildClient()
  await handOver(['server/app/main.ts', ...process.argv.slice(2)])
})
