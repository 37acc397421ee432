/** The marks that a work programme prints inside its cells, split into the fields they stand for. */
import type { Patch, StatusKind } from '../model/index.ts'
import { DEFAULT_RULES, type ImportRule } from './rules.ts'
import { exactPattern, looseLead, looseMark } from './ruleText.ts'

export type SplitProject = { title: string, statusKind: StatusKind, fields: Patch }
/** An annotation taken apart: `unknown` is what no rule knows, `verdicts` how many verdicts it holds. */
export type ReadAnnotation = { readonly statusKind: StatusKind | null, readonly fields: Patch, readonly unknown: string, readonly verdicts: number }
export type SplitName = { readonly title: string, readonly fields: Patch, readonly isMisspelt: boolean }

export type Marks = {
  splitGroup: (name: string) => SplitName
  splitCard: (name: string) => SplitName
  readAnnotation: (text: string) => ReadAnnotation
}

type RuleOf<Kind extends ImportRule['kind']> = Extract<ImportRule, { kind: Kind }>
const ofKind = <Kind extends ImportRule['kind']>(rules: readonly ImportRule[], kind: Kind): RuleOf<Kind>[] => rules.filter((rule): rule is RuleOf<Kind> => rule.kind === kind)

/** Rules ready to use. Compile once for a whole table. */
export function compileMarks(rules: readonly ImportRule[]): Marks {
  const marks = ofKind(rules, 'mark').map(rule => ({ ...rule, exact: exactPattern(rule.text, { end: '\\s*' }) }))
  const prefixes = ofKind(rules, 'prefix').map(rule => ({ ...rule, exact: exactPattern(rule.text, { end: '\\s*/\\s+', flags: 'u' }) }))
  const ofGroups = marks.filter(({ on }) => on === 'group')
  const ofCards = marks.filter(({ on }) => on === 'card')
  return {
    splitGroup: name => split(name, ofGroups, []),
    splitCard: name => split(name, ofCards, prefixes),
    readAnnotation: annotationReader(rules),
  }
}

type CompiledMark = RuleOf<'mark'> & { readonly exact: RegExp }
type CompiledPrefix = RuleOf<'prefix'> & { readonly exact: RegExp }

/** Takes marks and prefixes off in whatever order they stand, each field once: `FR-DE / [soumis à arbitrage] …`. */
function split(name: string, marks: readonly CompiledMark[], prefixes: readonly CompiledPrefix[]): SplitName {
  let title = name.trim()
  let fields: Patch = {}
  let isMisspelt = false
  const take = (field: string, value: string, length: number): void => {
    fields = { ...fields, [field]: value }
    title = title.slice(length)
  }
  for (;;) {
    const open = marks.filter(({ field }) => fields[field] === undefined)
    const mark = open.find(({ exact }) => exact.test(title))
    const prefix = prefixes.find(({ field, exact }) => fields[field] === undefined && exact.test(title))
    const loose = mark || prefix ? null : looseMark(title, open)
    if (mark) take(mark.field, mark.value, mark.exact.exec(title)![0].length)
    else if (prefix) take(prefix.field, title.slice(0, title.indexOf('/')).trim(), prefix.exact.exec(title)![0].length)
    else if (loose) {
      isMisspelt = true
      take(loose.mark.field, loose.mark.value, loose.length)
    } else return { title, fields, isMisspelt }
  }
}

/** `isComplete`: the rule is written out, so that what follows on a line of its own is something else. */
type Part = { readonly statusKind?: StatusKind, readonly fields: Patch, readonly rest: string, readonly isComplete: boolean }
type ReadPart = (text: string) => Part | null

function annotationReader(rules: readonly ImportRule[]): Marks['readAnnotation'] {
  const numbers = ofKind(rules, 'number').map(rule => ({ ...rule, exact: exactPattern(rule.text, { end: '\\s*$' }) }))
  const verdicts = ofKind(rules, 'verdict').map(rule => ({ ...rule, exact: exactPattern(rule.text, { end: '(?![\\p{L}\\p{N}])' }) }))
  const readPart: ReadPart = text => {
    for (const { exact, field } of numbers) {
      const value = exact.exec(text)?.[1]
      if (value !== undefined) return { fields: { [field]: value }, rest: '', isComplete: true }
    }
    const exact = verdicts.find(rule => rule.exact.test(text))
    if (exact) {
      const rest = trimmed(text.replace(exact.exact, ''))
      return { statusKind: exact.status, fields: {}, rest, isComplete: rest === '' }
    }
    for (const { text: rule, status } of verdicts) {
      const lead = looseLead(text, rule)
      if (lead !== null) return { statusKind: status, fields: {}, rest: trimmed(text.slice(lead)), isComplete: false }
    }
    return null
  }
  const seen = new Map<string, ReadAnnotation>()
  return text => {
    let read = seen.get(text)
    if (!read) seen.set(text, (read = readParts(text, readPart)))
    return read
  }
}

const trimmed = (rest: string): string => rest.replace(/^[\s.,;:–—-]+/, '').trim()

/** Parts stand on lines of their own or between semicolons; one sentence may go over several lines. */
function readParts(text: string, readPart: ReadPart): ReadAnnotation {
  const groups: { text: string, part: Part | null }[] = []
  for (const line of text.split(/\n|\s;\s/).map(one => one.trim()).filter(one => one !== '')) {
    const part = readPart(line)
    const last = groups.at(-1)
    const joined = part === null && last && !last.part?.isComplete ? readPart(`${last.text} ${line}`) : null
    if (joined && last) Object.assign(last, { text: `${last.text} ${line}`, part: joined })
    else groups.push({ text: line, part })
  }
  // After one verdict another one may follow without a break: badly recognised cells run together.
  const parts = groups.flatMap(({ part }) => (part ? unchain(part, readPart) : []))
  const rationale = parts.map(({ rest }) => rest).filter(rest => rest !== '').join(' ')
  const statuses = parts.flatMap(({ statusKind }) => statusKind ?? [])
  return {
    statusKind: statuses[0] ?? null,
    fields: { ...Object.assign({}, ...parts.map(({ fields }) => fields)), ...(rationale === '' ? {} : { rationale }) },
    unknown: groups.flatMap(group => (group.part ? [] : [group.text])).join('\n'),
    verdicts: statuses.length,
  }
}

function unchain(part: Part, readPart: ReadPart): Part[] {
  const next = part.rest === '' ? null : readPart(part.rest)
  return next?.statusKind === undefined ? [part] : [{ ...part, rest: '' }, ...unchain(next, readPart)]
}

/** `[SOCLE] AXE 1 - …` as a title and its track. */
export function splitGroupName(name: string, marks: Marks = compileMarks(DEFAULT_RULES)): { title: string, fields: Patch } {
  const { title, fields } = marks.splitGroup(name)
  return { title, fields }
}

/**
 * A project's name and annotation cells as a title, a verdict and fields. What is not annotated is part of the
 * programme. An annotation that no rule knows is kept whole in `annotation`, and the project waits for arbitration.
 */
export function splitProject(name: string, annotation: string, marks: Marks = compileMarks(DEFAULT_RULES)): SplitProject {
  const { title, fields } = marks.splitCard(name)
  const read = marks.readAnnotation(annotation.trim())
  const unknown = read.unknown === '' ? {} : { annotation: read.unknown }
  return { title, statusKind: read.statusKind ?? (read.unknown === '' ? 'accepted' : 'arbitration'), fields: { ...fields, ...read.fields, ...unknown } }
}
