/**
 * M10: titles merge. A rename carries what the title had been before (`was`), so that renames made at the same time are
 * merged three ways from the latest title that all of them had seen. Words first; where both changed the same words,
 * letters; where that does not fit either, the later one stands and the earlier one is shown as a conflict.
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

const words = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? []

function merge(base: string, earlier: string, later: string): string {
  if (earlier === later || base === later) return earlier
  if (base === earlier) return later
  const regions = diff3Merge(words(earlier), words(base), words(later), { excludeFalseConflicts: true })
  return regions.map(({ ok, conflict }) => (ok ? ok.join('') : mergeLetters(conflict!.o.join(''), conflict!.a.join(''), conflict!.b.join('')))).join('')
}

/** Letters inside one changed stretch: only where both still resemble what was there, else letters of two words mix. */
function mergeLetters(base: string, earlier: string, later: string): string {
  if (base.trim() === '') return joinInsertions(earlier, later)
  const regions = diff3Merge([...earlier], [...base], [...later], { excludeFalseConflicts: true })
  const kept = regions.reduce((sum, region) => sum + (region.ok?.length ?? 0), 0)
  if (regions.some(region => region.conflict) || kept * 2 < base.length) return later
  return regions.map(region => region.ok!.join('')).join('')
}

/** Both added something where nothing was: both stand, the earlier one first, with one space between. */
function joinInsertions(earlier: string, later: string): string {
  if (earlier.trim() === later.trim()) return later
  const gap = /\s$/.test(earlier) || /^\s/.test(later) || earlier === '' || later === '' ? '' : ' '
  return earlier + gap + later
}

/** What a rename knew of the title before it, oldest first, the title it started from last. */
const pastOf = ({ patch: { was } }: Fact): readonly string[] => (Array.isArray(was) ? was.filter(title => typeof title === 'string') : [])
const isRename = (fact: Fact): boolean => 'title' in fact.patch && pastOf(fact).length > 0

/** Titles kept of the past: the first one, from which everybody's began, and the latest ones. */
const PAST = 12

/** What a rename written now has to know: the past of all the renames that it replaces, and the title in sight. */
export function titlePast(facts: readonly Fact[], title: string): readonly string[] {
  const renames = facts.filter(isRename)
  const past = [...new Set([...renames.flatMap(pastOf), ...renames.map(({ patch }) => readText(patch.title)), title])]
  // The title in sight is where the new one starts from: last, even if it was there before.
  const ordered = [...past.filter(other => other !== title), title]
  return ordered.length <= PAST ? ordered : [ordered[0]!, ...ordered.slice(1 - PAST)]
}

/** The latest title that all of them started from, in the order of the last one's past; the oldest known when none is. */
function commonPast(renames: readonly Fact[]): string {
  const pasts = renames.map(pastOf)
  const last = pasts.at(-1)!
  return last.findLast(title => pasts.every(past => past.includes(title))) ?? last[0]!
}

/**
 * The title out of all surviving facts of a record, oldest first. The fact that made the record only gives the start:
 * it survives because of its other fields.
 */
export function mergeTitle(facts: readonly Fact[]): MergedTitle {
  const renames = facts.filter(isRename)
  const latest = readText(facts.findLast(fact => 'title' in fact.patch)?.patch.title)
  if (renames.length < 2) return { title: latest, lost: [] }
  const title = renames.slice(1).reduce((merged, rename, i) =>
    merge(commonPast(renames.slice(0, i + 2)), merged, readText(rename.patch.title)), readText(renames[0]!.patch.title))
  const base = new Set(words(commonPast(renames)))
  const stands = new Set(words(title))
  const lost = renames.filter(({ patch }) => words(readText(patch.title)).some(word => !base.has(word) && !stands.has(word) && word.trim() !== ''))
  return { title, lost }
}
