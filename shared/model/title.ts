/**
 * Titles merge: a rename carries the title it started from (`was`), so that renames made at the same time are merged
 * three ways instead of one of them being dropped. Words first; where both changed the same words, letters; where
 * that does not fit either, the later one stands and the earlier one stays in the record as a conflict.
 * Three-way merge: Khanna, Kunal and Pierce, "A Formal Investigation of Diff3" (2007), as in node-diff3.
 */
import { diff3Merge } from 'node-diff3'
import type { Fact } from './facts.ts'
import { readText } from './record.ts'

export type MergedTitle = {
  title: string
  /** Renames of which some text does not stand. */
  lost: readonly Fact[]
}

type Merge = { text: string, isClean: boolean }
const words = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? []

function merge(base: string, earlier: string, later: string): Merge {
  if (earlier === later || base === later) return { text: earlier, isClean: true }
  if (base === earlier) return { text: later, isClean: true }
  let isClean = true
  const regions = diff3Merge(words(earlier), words(base), words(later), { excludeFalseConflicts: true })
  const text = regions.map(region => {
    if (region.ok) return region.ok.join('')
    const conflict = region.conflict!
    const inner = mergeLetters(conflict.o.join(''), conflict.a.join(''), conflict.b.join(''))
    isClean &&= inner.isClean
    return inner.text
  }).join('')
  return { text, isClean }
}

/** Letters inside one changed stretch: only where both still resemble what was there, else letters of two words mix. */
function mergeLetters(base: string, earlier: string, later: string): Merge {
  if (base.trim() === '') return { text: joinInsertions(earlier, later), isClean: true }
  const regions = diff3Merge([...earlier], [...base], [...later], { excludeFalseConflicts: true })
  const kept = regions.reduce((sum, region) => sum + (region.ok?.length ?? 0), 0)
  if (regions.some(region => region.conflict) || kept * 2 < base.length) return { text: later, isClean: false }
  return { text: regions.map(region => region.ok!.join('')).join(''), isClean: true }
}

/** Both added something where nothing was: both stand, the earlier one first, with one space between. */
function joinInsertions(earlier: string, later: string): string {
  if (earlier.trim() === later.trim()) return later
  const gap = /\s$/.test(earlier) || /^\s/.test(later) || earlier === '' || later === '' ? '' : ' '
  return earlier + gap + later
}

/** The merge from whichever starting point fits better: one of two renames may have started from the other's past. */
function mergeFrom(bases: readonly string[], earlier: string, later: string): Merge {
  const merges = [...new Set(bases)].map(base => merge(base, earlier, later))
  return merges.find(({ isClean }) => isClean) ?? merges[0]!
}

/**
 * The title out of all surviving facts of a record, oldest first. The fact that made the record only gives the start:
 * it survives because of its other fields.
 */
export function mergeTitle(facts: readonly Fact[]): MergedTitle {
  const titled = facts.filter(fact => 'title' in fact.patch)
  const renames = titled.filter(fact => typeof fact.patch.was === 'string')
  if (renames.length < 2) return { title: readText(titled.at(-1)?.patch.title), lost: [] }
  let { title, was } = { title: readText(renames[0]!.patch.title), was: readText(renames[0]!.patch.was) }
  const lost: Fact[] = []
  renames.slice(1).forEach((rename, i) => {
    const merged = mergeFrom([readText(rename.patch.was), was], title, readText(rename.patch.title))
    if (!merged.isClean) lost.push(renames[i]!)
    title = merged.text
    was = readText(rename.patch.was)
  })
  return { title, lost }
}
