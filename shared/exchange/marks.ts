/** The marks that a work programme prints inside its cells, split into the fields they stand for. The rules are data. */
import type { Patch, StatusKind } from '../model/index.ts'

export type SplitProject = { title: string, statusKind: StatusKind, fields: Patch }

const TRACKS: readonly (readonly [mark: RegExp, track: string])[] = [
  [/^\[SOCLE\]\s*/i, 'common'],
  [/^\[SUR-MESURE\]\s*/i, 'tailored'],
]
const SUBMISSIONS: readonly (readonly [mark: RegExp, submission: string])[] = [
  [/^\[soumis à arbitrage\]\s*/i, 'arbitration'],
  [/^\[soumis à intérêt\]\s*/i, 'interest'],
]
const TERRITORY = /^(FR-[A-Z]{2}|OM|Montagne|Frontières Maritimes)\s+\/\s+/
/** An annotation's beginning and the verdict it stands for; what follows it is the reason given. */
const VERDICTS: readonly (readonly [annotation: RegExp, statusKind: StatusKind])[] = [
  [/^Projet inscrit au PW\s?\d+/i, 'accepted'],
  [/^Projet non retenu pour l['’]heure/i, 'rejected'],
  [/^Arbitrage en cours d['’]année/i, 'deferred'],
  [/^Projet envisageable, à discuter avec les acteurs concernés/i, 'interest'],
  [/^Projet à proposer et structurer/i, 'proposed'],
]
const PRIORITY = /^Priorité (\d+)$/i

/** `[SOCLE] AXE 1 - …` as a title and its track. */
export function splitGroupName(name: string): { title: string, fields: Patch } {
  for (const [mark, track] of TRACKS) if (mark.test(name)) return { title: name.replace(mark, ''), fields: { track } }
  return { title: name, fields: {} }
}

/**
 * A project's name and annotation cells as a title, a verdict and fields. What is not annotated is part of the
 * programme. An annotation that no rule knows is kept whole in `annotation`, and the project waits for arbitration.
 */
export function splitProject(name: string, annotation: string): SplitProject {
  const { title, fields } = splitName(name.trim())
  const text = annotation.trim()
  if (text === '') return { title, statusKind: 'accepted', fields }
  const priority = PRIORITY.exec(text)?.[1]
  if (priority !== undefined) return { title, statusKind: 'accepted', fields: { ...fields, priority } }
  for (const [pattern, statusKind] of VERDICTS) {
    if (!pattern.test(text)) continue
    const rationale = text.replace(pattern, '').trim()
    return { title, statusKind, fields: rationale === '' ? fields : { ...fields, rationale } }
  }
  return { title, statusKind: 'arbitration', fields: { ...fields, annotation: text } }
}

/** Takes the prefixes off in whatever order they stand: `FR-DE / [soumis à arbitrage] …`. */
function splitName(name: string): { title: string, fields: Patch } {
  let title = name
  let fields: Patch = {}
  for (;;) {
    const territory = fields.territory === undefined ? TERRITORY.exec(title) : null
    const submission = fields.submission === undefined ? SUBMISSIONS.find(([mark]) => mark.test(title)) : undefined
    if (territory) {
      fields = { ...fields, territory: territory[1] }
      title = title.slice(territory[0].length)
    } else if (submission) {
      fields = { ...fields, submission: submission[1] }
      title = title.replace(submission[0], '')
    } else return { title, fields }
  }
}
