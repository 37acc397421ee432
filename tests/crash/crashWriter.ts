import * as Y from 'yjs'
import { Device } from '../relay/device.ts'

/**
 * A person who types words and whose device keeps all of them, also while the relay is away. It notes which words the
 * relay has acknowledged, as docs/spec/sync.md says: an acknowledged message speaks for its own word, and for all
 * earlier ones once this connection has carried the answer to the relay's question (S2).
 */
export class CrashWriter {
  readonly doc = new Y.Doc()
  readonly typed: string[] = []
  readonly acknowledged = new Set<string>()
  readonly #name: string
  #device: Device | null = null
  /** Words that a message of this connection stands for, by its number. */
  #covers: string[][] = []

  constructor(name: string) {
    this.#name = name
  }

  connect(url: string, room: string): void {
    this.#covers = []
    const device = new Device(url, room, { doc: this.doc })
    const send = device.send.bind(device)
    let hasAnswered = false
    device.send = bytes => {
      const before = device.sent
      send(bytes)
      if (device.sent === before) return
      hasAnswered ||= bytes[1] === 1
      this.#covers.push(hasAnswered ? [...this.typed] : this.typed.slice(-1))
    }
    const learn = (): void => {
      for (const words of this.#covers.slice(0, device.acknowledged)) for (const word of words) this.acknowledged.add(word)
    }
    void device.until(() => {
      learn()
      return device.closeCode !== null
    })
    this.#device = device
  }

  type(): void {
    const word = `${this.#name}${this.typed.length}`
    this.typed.push(word)
    this.doc.getArray<string>('words').push([word])
  }

  /** The relay is gone: the device stays. */
  async lose(): Promise<void> {
    await this.#device?.closed()
    this.#device?.stopFollowing()
    this.#device = null
  }

  /** Resolves when every word is acknowledged. */
  async saved(): Promise<void> {
    await this.#device?.until(() => this.typed.every(word => this.acknowledged.has(word)))
  }
}
