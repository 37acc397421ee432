import * as Y from 'yjs'

/** How far each writer's edits are in a pile of updates, without a gap. */
export class Held {
  private readonly ends = new Map<number, number>()
  private early: { client: number; from: number; to: number }[] = []

  add(update: Uint8Array): void {
    for (const { id, length } of Y.decodeUpdate(update).structs.filter(struct => !(struct instanceof Y.Skip))) this.early.push({ client: id.client, from: id.clock, to: id.clock + length })
    for (let before = Infinity; this.early.length < before;) {
      before = this.early.length
      this.early = this.early.filter(({ client, from, to }) => {
        const end = this.ends.get(client) ?? 0
        if (from > end) return true
        this.ends.set(client, Math.max(end, to))
        return false
      })
    }
  }
  end(client: number): number {
    return this.ends.get(client) ?? 0
  }
}
