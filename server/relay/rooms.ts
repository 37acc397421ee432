import type { LoadedRoom, LogStore } from '../log/LogStore.ts'
import type { Limits } from './limits.ts'
import { readUpdate } from './readUpdate.ts'
import { Room } from './room.ts'

/** The rooms in memory. A room is given out only after it is loaded whole, and never twice. */
export class Rooms {
  readonly #store: LogStore
  readonly #limits: Limits
  readonly #loading = new Map<string, Promise<Room>>()
  readonly loaded = new Map<string, Room>()

  constructor(store: LogStore, limits: Limits) {
    this.#store = store
    this.#limits = limits
  }

  async open(name: string, now: number): Promise<Room> {
    const loaded = this.loaded.get(name)
    if (loaded) return loaded
    let loading = this.#loading.get(name)
    if (!loading) {
      loading = this.#load(name, now).finally(() => this.#loading.delete(name))
      this.#loading.set(name, loading)
    }
    return loading
  }

  async #load(name: string, now: number): Promise<Room> {
    const room = new Room(name, await this.#readable(name), this.#limits, now)
    this.loaded.set(name, room)
    return room
  }

  /** What is not an update any more is set aside; the rest is the room. A damaged segment is replaced by its rows. */
  async #readable(name: string): Promise<LoadedRoom> {
    for (;;) {
      const room = await this.#store.load(name)
      const broken = room.parts.filter(part => !isReadable(part.update))
      if (broken.length === 0) return room
      const kept = await Promise.allSettled(broken.map(part => this.#store.setAside(name, part.from, 'not an update')))
      // With a full disk nothing can be set aside: then what is broken is only left out.
      const onlyRows = broken.every(part => part.to - part.from === 1)
      if (onlyRows || kept.some(result => result.status === 'rejected')) return { ...room, parts: room.parts.filter(part => !broken.includes(part)) }
    }
  }

  /** Writes what was folded; on failure nothing is lost, the next loading reads more rows. */
  async saveSegments(room: Room, options: { always?: boolean } = {}): Promise<void> {
    const segments = room.log.segmentsToSave(options)
    if (segments === null) return
    await this.#store.replaceSegments(room.name, segments)
    room.log.segmentsSaved(segments)
  }

  /** P12: takes a room out of memory, unless somebody came or wrote meanwhile. */
  unload(room: Room): void {
    if (isIdle(room)) this.loaded.delete(room.name)
  }
}

export const isIdle = (room: Room): boolean => room.clients.size === 0 && room.log.visible === room.log.end

function isReadable(update: Uint8Array): boolean {
  try {
    readUpdate(update)
    return true
  } catch {
    return false
  }
}
