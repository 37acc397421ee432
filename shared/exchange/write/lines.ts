/** A board as the lines of its document: each with the groups that it stands in, in order. */
import { readStatusKind, readText, type CanonicalBoard, type CanonicalNode, type StatusKind } from '../../model/index.ts'
import { EXPORT_WORDS, type ExportLanguage, type ExportWords } from './words.ts'

export type ExportOptions = {
  readonly language: ExportLanguage
  /** Only these nodes, what is below them, and the groups above them; left out, all. */
  readonly only?: readonly string[]
}
export type DocumentGroup = { readonly id: string, readonly text: string }
export type DocumentLine = {
  /** From the top down. */
  readonly path: readonly DocumentGroup[]
  /** Null on the line of a group that holds nothing. */
  readonly card: CanonicalNode | null
}
export type BoardDocument = {
  readonly title: string
  readonly subtitle: string
  /** Names of the level columns: those of the board, and more where its tree is deeper. */
  readonly levels: readonly string[]
  readonly lines: readonly DocumentLine[]
  readonly words: ExportWords
  readonly kindOf: (card: CanonicalNode) => StatusKind | null
  /** The title of a card's column. */
  readonly columnOf: (card: CanonicalNode) => string
}

/** What is in the trash is left out; what no place was left for comes last, under a group of its own. */
export function documentOf(board: CanonicalBoard, { language, only }: ExportOptions): BoardDocument {
  const words = EXPORT_WORDS[language]
  const isChosen = chooser(only)
  const lines: DocumentLine[] = []
  const walk = (nodes: readonly CanonicalNode[], path: readonly DocumentGroup[], isInside: boolean): void => {
    for (const node of nodes) {
      const isIn = isInside || isChosen.has(node.id)
      if (!isThere(node) || !(isIn || isChosen.holds(node))) continue
      if (node.kind === 'card') {
        lines.push({ path, card: node })
        continue
      }
      const inner = [...path, { id: node.id, text: groupText(node, words) }]
      if (!node.children.some(isThere)) lines.push({ path: inner, card: null })
      walk(node.children, inner, isIn)
    }
  }
  walk(board.tree, [], only === undefined)
  const tray = board.tray.filter(isThere)
  if (tray.length > 0) walk(tray, [{ id: 'tray', text: words.tray }], only === undefined)
  const named = Array.isArray(board.fields.levels) ? board.fields.levels.filter(level => typeof level === 'string') : words.levels
  const depth = Math.max(named.length, ...lines.map(({ path }) => path.length))
  const columns = new Map(board.statuses.map(status => [status.id, status]))
  const statusOf = (card: CanonicalNode) => columns.get(card.status ?? '')
  return {
    title: board.title,
    subtitle: readText(board.fields.subtitle),
    levels: Array.from({ length: depth }, (_, i) => named[i] ?? `${words.level} ${i + 1}`),
    lines,
    words,
    kindOf: card => (statusOf(card) ? readStatusKind(statusOf(card)!.fields.statusKind) : null),
    columnOf: card => statusOf(card)?.title ?? '',
  }
}

const isThere = (node: CanonicalNode): boolean => !node.archived || node.children.some(isThere)

function chooser(only: readonly string[] | undefined): { has: (id: string) => boolean, holds: (node: CanonicalNode) => boolean } {
  const ids = new Set(only)
  const holds = (node: CanonicalNode): boolean => ids.has(node.id) || node.children.some(holds)
  return { has: id => ids.has(id), holds }
}

function groupText({ title, fields }: CanonicalNode, words: ExportWords): string {
  const mark = words.tracks[readText(fields.track)]
  return mark === undefined ? title : `${mark} ${title}`
}

/** `FR-DE / [soumis à arbitrage] Titre`. */
export function cardText({ title, fields }: CanonicalNode, words: ExportWords): string {
  const territory = readText(fields.territory)
  const mark = words.submissions[readText(fields.submission)]
  return [territory === '' ? '' : `${territory} /`, mark ?? '', title].filter(part => part !== '').join(' ')
}

/**
 * What the last column says, a line each: what no rule knows, the verdict with its rationale, the priority. A project of
 * the programme needs no verdict, unless something else would be read as one.
 */
export function annotationLines(card: CanonicalNode, { title, words, kindOf }: BoardDocument): string[] {
  const { annotation, rationale, priority, submission } = { annotation: readText(card.fields.annotation), rationale: readText(card.fields.rationale), priority: readText(card.fields.priority), submission: readText(card.fields.submission) }
  const kind = kindOf(card)
  const isPlain = kind === null || (kind === 'accepted' && annotation === '' && rationale === '' && (submission === '' || priority !== ''))
  const year = /\b20(\d\d)\b/.exec(title)?.[1]
  const verdict = kind === 'accepted' && year !== undefined ? `${words.acceptedIn}${year}` : words.verdicts[kind ?? 'accepted']
  return [annotation, isPlain ? '' : [verdict, rationale].filter(part => part !== '').join(' '), priority === '' ? '' : `${words.priorityMark} ${priority}`].filter(line => line !== '')
}
