/** What one session did, so that it can be taken back: only its own steps, and only what nobody has changed since. */
import * as v from 'valibot'
import type { Patch } from './facts.ts'

/** What a step did, for the label of undo: a command's name and the words to fill in. */
export type StepLabel = { readonly command: string, readonly title?: string, readonly count?: number }
/** One record of a step: what its fields were before the write at `time`, and when each of them had been written. */
export type StepPart = { readonly id: string, readonly time: number, readonly before: Patch, readonly writtenAt: Readonly<Record<string, number>> }
export type Step = { readonly label: StepLabel, readonly parts: readonly StepPart[] }

const stepSchema = v.object({
  label: v.object({ command: v.string(), title: v.optional(v.string()), count: v.optional(v.number()) }),
  parts: v.array(v.object({ id: v.string(), time: v.number(), before: v.record(v.string(), v.unknown()), writtenAt: v.record(v.string(), v.number()) })),
})
const stacksSchema = v.object({ undos: v.array(stepSchema), redos: v.array(stepSchema), restored: v.array(v.tuple([v.string(), v.number()])) })

/** Steps kept; older ones can no longer be taken back one by one (the history can). */
const DEPTH = 200

export class UndoStacks {
  private undos: Step[] = []
  private redos: Step[] = []
  /** Writes that only put an older value back: they stand for the write that had made it. */
  private restored = new Map<string, number>()
  private readonly listeners = new Set<() => void>()

  /** Called after each change of what can be undone or redone. Returns what ends it. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  private tell(): void {
    for (const listener of this.listeners) listener()
  }

  get canUndo(): StepLabel | null {
    return this.undos.at(-1)?.label ?? null
  }
  get canRedo(): StepLabel | null {
    return this.redos.at(-1)?.label ?? null
  }
  /** A new step of my own: what was undone before it can no longer be redone. */
  record(step: Step): void {
    this.redos = []
    this.undos.push(step)
    if (this.undos.length > DEPTH) this.undos.shift()
    this.tell()
  }
  takeUndo(): Step | null {
    const step = this.undos.pop() ?? null
    this.tell()
    return step
  }
  takeRedo(): Step | null {
    const step = this.redos.pop() ?? null
    this.tell()
    return step
  }
  putUndo(step: Step): void {
    this.undos.push(step)
    this.tell()
  }
  putRedo(step: Step): void {
    this.redos.push(step)
    this.tell()
  }

  /** The write at `time` gave a field back the value that the write at `original` had given it. */
  noteRestored(id: string, field: string, time: number, original: number): void {
    this.restored.set(`${id} ${field} ${time}`, this.original(id, field, original))
  }
  /** The write that a value goes back to, through undo and redo. */
  original(id: string, field: string, time: number): number {
    return this.restored.get(`${id} ${field} ${time}`) ?? time
  }

  /** As JSON text, to survive a reload of the tab. */
  save(): string {
    return JSON.stringify({ undos: this.undos, redos: this.redos, restored: [...this.restored] })
  }
  /** Takes over saved stacks; text that cannot be read is ignored and answered with false. */
  load(text: string): boolean {
    try {
      const parsed = v.safeParse(stacksSchema, JSON.parse(text))
      if (!parsed.success) return false
      this.undos = parsed.output.undos
      this.redos = parsed.output.redos
      this.restored = new Map(parsed.output.restored)
      this.tell()
      return true
    } catch {
      return false // not JSON: an older version's or a damaged entry
    }
  }
}
