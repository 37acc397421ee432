/**
 * Who is running: one page of one browser, or the relay's process. Code under test asks the platform (timers, clock,
 * storage, sockets) and the platform answers for the program that asks, also after an `await`.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Scheduler } from './scheduler.ts'

const running = new AsyncLocalStorage<Program>()

/** The program whose code is running; null in the test itself. */
export const here = (): Program | null => running.getStore() ?? null

export type Surroundings = { readonly scheduler: Scheduler; /** Numbers in [0, 1). */ readonly random: () => number }

export class Program {
  readonly scheduler: Scheduler
  readonly random: () => number
  isDead = false

  constructor({ scheduler, random }: Surroundings) {
    this.scheduler = scheduler
    this.random = random
  }

  get now(): number {
    return this.scheduler.now
  }
  run<T>(work: () => T): T {
    return running.run(this, work)
  }
  /** From one moment to the next: what it had not written down is gone. */
  die(): void {
    this.isDead = true
    this.scheduler.drop(this)
  }
}
