import { workerAddress } from './workerAddress.ts'
import type { PlanAnswer, PlanRequest, ReadAnswer, ReadRequest, WorkAnswer, WorkRequest } from './work.ts'

export type Work = {
  readonly read: (request: ReadRequest) => Promise<ReadAnswer>
  readonly plan: (request: PlanRequest) => Promise<PlanAnswer>
  /** Stops at once, whatever it is doing; what was asked is never answered. */
  readonly stop: () => void
}

/** A worker of its own for one import. */
export function startWork(): Work {
  const worker = new Worker(workerAddress, { type: 'module' })
  let last: Promise<unknown> = Promise.resolve()
  const ask = (request: WorkRequest): Promise<Exclude<WorkAnswer, { kind: 'broken' }>> => {
    const next = last.then(
      () =>
        new Promise<Exclude<WorkAnswer, { kind: 'broken' }>>((resolve, reject) => {
          const answered = new AbortController()
          const { signal } = answered
          worker.addEventListener('message', ({ data }: MessageEvent<WorkAnswer>) => {
            answered.abort()
            if (data.kind === 'broken') reject(new Error(data.message))
            else resolve(data)
          }, { signal })
          // Also when its code cannot be fetched.
          worker.addEventListener('error', event => {
            answered.abort()
            reject(new Error(event.message || 'the worker did not start'))
          }, { signal })
          worker.postMessage(request, request.kind === 'bytes' ? [request.bytes.buffer as ArrayBuffer] : [])
        }),
    )
    last = next.catch(() => {})
    return next
  }
  return {
    read: async request => (await ask(request)) as ReadAnswer,
    plan: async request => (await ask(request)) as PlanAnswer,
    stop: () => worker.terminate(),
  }
}
