/** The one clock of a schedule, and everybody's timers on it. Nothing happens by itself: time passes when the schedule says so. */
import type { Program } from './program.ts'

type Timer = { readonly program: Program; readonly run: () => void; readonly everyMs: number | null; at: number; readonly order: number; unref: () => Timer; ref: () => Timer }

export class Scheduler {
  now: number
  private order = 0
  private readonly timers = new Set<Timer>()

  constructor(now: number) {
    this.now = now
  }

  set(program: Program, run: () => void, afterMs: number, everyMs: number | null): Timer {
    const timer: Timer = { program, run, everyMs, at: this.now + Math.max(0, afterMs), order: this.order++, unref: () => timer, ref: () => timer }
    if (!program.isDead) this.timers.add(timer)
    return timer
  }
  clear(timer: unknown): void {
    this.timers.delete(timer as Timer)
  }
  /** The program is gone, and its timers with it. */
  drop(program: Program): void {
    for (const timer of this.timers) if (timer.program === program) this.timers.delete(timer)
  }

  /**
   * Lets time pass and runs what is due, in its order. After a long sleep an interval runs once, as in a browser.
   * What a timer sets going is due at the next call at the earliest.
   */
  advance(ms: number): void {
    this.now += ms
    const due = [...this.timers].filter(({ at }) => at <= this.now).sort((a, b) => a.at - b.at || a.order - b.order)
    for (const timer of due) {
      if (!this.timers.has(timer)) continue
      if (timer.everyMs === null) this.timers.delete(timer)
      else timer.at = this.now + timer.everyMs
      timer.program.run(timer.run)
    }
  }
}
