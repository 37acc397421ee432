import { networkInterfaces } from 'node:os'

/** The addresses under which others in the same network reach a server that listens on all of them. */
export const networkAddresses = (port: number): string[] =>
  Object.values(networkInterfaces())
    .flatMap(list => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`)

export const listensEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::'
