// oxlint-disable-next-line import/default -- Vite makes it the address of the worker's own bundle
export { default as workerAddress } from './importWorker.ts?worker&url'
