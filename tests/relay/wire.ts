/** The wire by hand, so that the tests do not lean on the code they test. Only what devices need. */
export const varUint = (number: number): number[] => {
  const out: number[] = []
  for (; number > 127; number = Math.floor(number / 128)) out.push(128 | (number & 127))
  return [...out, number]
}

export const withBody = (head: number[], body: Uint8Array): Uint8Array => {
  const size = varUint(body.length)
  const bytes = new Uint8Array(head.length + size.length + body.length)
  bytes.set(head)
  bytes.set(size, head.length)
  bytes.set(body, head.length + size.length)
  return bytes
}

const text = (string: string): number[] => {
  const bytes = [...new TextEncoder().encode(string)]
  return [...varUint(bytes.length), ...bytes]
}

export const stepOne = (stateVector: Uint8Array): Uint8Array => withBody([0, 0], stateVector)
export const stepTwo = (update: Uint8Array): Uint8Array => withBody([0, 1], update)
export const update = (bytes: Uint8Array): Uint8Array => withBody([0, 2], bytes)
export const ping = (number: number): Uint8Array => Uint8Array.from([103, ...varUint(number)])
export const presence = (...states: [client: number, clock: number, json: string][]): Uint8Array =>
  withBody([1], Uint8Array.from([...varUint(states.length), ...states.flatMap(([client, clock, json]) => [...varUint(client), ...varUint(clock), ...text(json)])]))

/** Reads a message of the relay piece by piece. */
export class Reader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  number(): number {
    let result = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#bytes[this.#at++]
      if (byte === undefined) throw new Error('message ends too early')
      result += (byte & 127) * factor
      if (byte < 128) return result
    }
  }

  body(): Uint8Array {
    const length = this.number()
    return this.#bytes.slice(this.#at, (this.#at += length))
  }

  text(): string {
    return new TextDecoder().decode(this.body())
  }
}

export type Heard =
  | { type: 'step-1', stateVector: Uint8Array }
  | { type: 'step-2' | 'update', update: Uint8Array }
  | { type: 'presence', states: { client: number, clock: number, json: string }[] }
  | { type: 'acknowledged', count: number }
  | { type: 'refused', index: number, code: string }
  | { type: 'position', log: string, sequence: number }
  | { type: 'pong', number: number }
  | { type: 'role', role: string }

export function hear(bytes: Uint8Array): Heard {
  const reader = new Reader(bytes)
  const type = reader.number()
  switch (type) {
    case 0: {
      const step = reader.number()
      return step === 0 ? { type: 'step-1', stateVector: reader.body() } : { type: step === 1 ? 'step-2' : 'update', update: reader.body() }
    }
    case 1: {
      const inner = new Reader(reader.body())
      return { type: 'presence', states: Array.from({ length: inner.number() }, () => ({ client: inner.number(), clock: inner.number(), json: inner.text() })) }
    }
    case 100:
      return { type: 'acknowledged', count: reader.number() }
    case 101:
      return { type: 'refused', index: reader.number(), code: reader.text() }
    case 102:
      return { type: 'position', log: reader.text(), sequence: reader.number() }
    case 104:
      return { type: 'pong', number: reader.number() }
    case 105:
      return { type: 'role', role: reader.text() }
    default:
      throw new Error(`unknown message ${type}`)
  }
}
