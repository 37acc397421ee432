import { workerAddress } from './workerAddress.ts'

/** Brings the worker's code, so that the browser has it when the network is gone. */
export async function fetchWorker(): Promise<void> {
  const answer = await fetch(workerAddress)
  await answer.arrayBuffer()
}
