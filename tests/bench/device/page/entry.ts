import * as durable from './durable.ts'
import * as opening from './opening.ts'
import * as reconnection from './reconnection.ts'
import { stream } from './stream.ts'

const bench = { durable, opening, reconnection, stream }
export type DeviceBench = typeof bench

declare global {
  interface Window {
    bench: DeviceBench
  }
}
window.bench = bench
