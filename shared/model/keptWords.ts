/**
 * Words that nobody deleted and that are gone all the same: typed into a line that somebody else, who had not seen them,
 * split, joined or made a list of at that moment. Those changes replace the line by another; what came into the old one
 * meanwhile goes with it. It is kept beside the text, to be put back.
 */
import * as Y from 'yjs'

const PREFIX = 'kept:'
/** `<client>:<clock>` of the first sign → the words; with `-` in front → so many signs from there are settled. */
const keptIn = (texts: Y.Doc, card: string): Y.Map<unknown> => texts.getMap(PREFIX + card)

export type KeptWords = { readonly client: number; readonly clock: number; readonly words: string }

type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds']
const TEXT = 'text:'

/** Deletions that an update brings by its own word; whatever else it takes away, its author had not seen. */
export const deletionsIn = (update: Uint8Array): DeleteSet => Y.decodeUpdate(update).ds

/**
 * W1: keeps what the transaction that applied `deletions` took away without naming it. Idempotent: whoever notices writes
 * the same under the same key. The document must not collect its garbage, or the words are gone before they are read.
 */
export function keepUnseen(transaction: Y.Transaction, deletions: DeleteSet): void {
  const { doc } = transaction
  const found: { card: string; key: string; words: string }[] = []
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, struct => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString) || Y.isDeleted(deletions, struct.id)) return
    const card = cardOf(doc, struct)
    if (card !== null) found.push({ card, key: `${struct.id.client}:${struct.id.clock}`, words: struct.content.str })
  })
  if (found.length === 0) return
  doc.transact(() => {
    for (const { card, key, words } of found) {
      const kept = keptIn(doc, card)
      if (kept.get(key) !== words) kept.set(key, words)
    }
  })
}

function cardOf(doc: Y.Doc, item: Y.Item): string | null {
  let type = item.parent as Y.AbstractType<unknown> | null
  while (type?._item) type = type._item.parent as Y.AbstractType<unknown> | null
  if (!type) return null
  for (const [name, root] of doc.share) if (root === type) return name.startsWith(TEXT) ? name.slice(TEXT.length) : null
  return null
}

/** What is kept beside a card's text and not settled, in the order in which it was typed. */
export function keptWords(texts: Y.Doc, card: string): readonly KeptWords[] {
  // Two who noticed may have cut it differently: sign by sign it is the same.
  const signs = new Map<number, Map<number, string>>()
  const entries = [...keptIn(texts, card)].flatMap(([key, value]) => {
    const match = /^(-?)(\d+):(\d+)$/.exec(key)
    return match ? [{ isSettled: match[1] === '-', client: Number(match[2]), clock: Number(match[3]), value }] : []
  })
  for (const { isSettled, client, clock, value } of entries) {
    if (isSettled || typeof value !== 'string') continue
    const line = signs.get(client) ?? new Map<number, string>()
    signs.set(client, line)
    for (let i = 0; i < value.length; i++) line.set(clock + i, value[i]!)
  }
  for (const { isSettled, client, clock, value } of entries) {
    if (isSettled && typeof value === 'number') for (let i = 0; i < Math.min(value, 100_000); i++) signs.get(client)?.delete(clock + i)
  }
  return [...signs].flatMap(([client, line]) => runsOf(line).map(run => ({ client, ...run }))).filter(({ words }) => words.trim() !== '')
}

function runsOf(line: ReadonlyMap<number, string>): { clock: number; words: string }[] {
  const runs: { clock: number; words: string }[] = []
  for (const [clock, sign] of [...line].sort(([a], [b]) => a - b)) {
    const last = runs.at(-1)
    if (last && last.clock + last.words.length === clock) last.words += sign
    else runs.push({ clock, words: sign })
  }
  return runs
}

/** They were put back, or are not wanted. */
export const settleKept = (texts: Y.Doc, card: string, { client, clock, words }: KeptWords): void => void keptIn(texts, card).set(`-${client}:${clock}`, words.length)

/** Calls when what is kept may have changed. Returns what ends it. */
export function watchKept(texts: Y.Doc, card: string, onChange: () => void): () => void {
  const kept = keptIn(texts, card)
  kept.observe(onChange)
  return () => kept.unobserve(onChange)
}
