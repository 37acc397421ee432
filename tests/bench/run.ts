/** `npm run bench -- [model] [views] [exchange] [device] [text] [board]`: measures, prints, and fails when a limit is not kept. */
import { openReport, type Report } from './report.ts'

const SUITES: Readonly<Record<string, () => Promise<{ measure: (report: Report) => Promise<void> }>>> = {
  model: () => import('./model/index.ts'),
  views: () => import('./views/index.ts'),
  exchange: () => import('./exchange/index.ts'),
  device: () => import('./device/index.ts'),
  text: () => import('./text/index.ts'),
  board: () => import('./board/index.ts'),
}

const names = process.argv.slice(2)
const chosen = Object.keys(SUITES).filter(suite => names.length === 0 || names.some(name => suite.startsWith(name)))
if (chosen.length === 0) {
  console.error(`Nothing is called ${names.join(', ')}. There are: ${Object.keys(SUITES).join(', ')}.`)
  process.exitCode = 1
}

const broken: string[] = []
for (const name of chosen) {
  const report = openReport(name)
  const { measure } = await SUITES[name]!()
  await measure(report)
  broken.push(...report.broken())
}
for (const limit of broken) console.error(`✗ ${limit}`)
if (broken.length > 0) process.exitCode = 1
else if (chosen.length > 0) console.log('\n✓ every limit is kept')
