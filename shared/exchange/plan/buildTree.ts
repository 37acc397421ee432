import type { Patch } from '../../model/index.ts'
import type { Marks } from '../marks.ts'
import { cellName, type CellAt } from '../table.ts'
import type { Card } from './cards.ts'
import type { Label } from './labels.ts'
import type { Line } from './lines.ts'
import type { PlanNode } from './plan.ts'
import type { UnverifiedGroup } from './toVerify.ts'

type Draft = { -readonly [Name in keyof PlanNode]: PlanNode[Name] } & { children: Draft[], from: CellAt[] }
type Words = Readonly<Record<UnverifiedGroup['kind'] | 'toVerify', string>>

const WORDS: Readonly<Record<'fr' | 'en', Words>> = {
  fr: {
    toVerify: 'À vérifier',
    'near-duplicate': 'Répétitions probables',
    garbled: 'Lignes mal lues',
    'run-together': 'Textes collés dans une seule cellule',
    orphan: 'Annotations sans projet',
    hidden: 'Lignes masquées dans la source',
    'cell-error': 'Cellules en erreur',
  },
  en: {
    toVerify: 'To check',
    'near-duplicate': 'Probable repetitions',
    garbled: 'Badly read rows',
    'run-together': 'Texts run together in one cell',
    orphan: 'Notes without a project',
    hidden: 'Rows hidden in the source',
    'cell-error': 'Cells with an error',
  },
}

/** Puts groups and cards where their lines say; a label of the same words at the same place is the same group. */
export class TreeBuilder {
  readonly tree: Draft[] = []
  private readonly marks: Marks
  private readonly groups = new Map<string, Draft>()
  private readonly keys = new Set<string>()

  constructor(marks: Marks) {
    this.marks = marks
  }

  addGroups({ path }: Line): void {
    this.placeOf(path)
  }

  addCard({ line, title, fields, statusKind, status, cells }: Card): void {
    this.placeOf(line.path).push({ key: this.keyOf(cells), kind: 'card', title, fields, statusKind, status, from: cells, children: [] })
  }

  /** Returns the key of the group that holds them, or null when there is nothing to verify. */
  addUnverified(groups: readonly UnverifiedGroup[], language: 'fr' | 'en'): string | null {
    if (groups.length === 0) return null
    const words = WORDS[language]
    const inside = groups.map(({ kind, about, items }): Draft => {
      const children = items.map(({ title, annotation, cells }): Draft =>
        ({ key: this.keyOf(cells), kind: 'card', title, fields: annotation === '' ? {} : { annotation }, statusKind: 'arbitration', status: null, from: [...cells], children: [] }))
      const title = about === '' ? words[kind] : `${words[kind]} — ${about}`
      return this.group(`verify.${children[0]?.key ?? kind}`, title, {}, children)
    })
    this.tree.push(this.group('verify', words.toVerify, {}, inside))
    return 'verify'
  }

  private group(key: string, title: string, fields: Patch, children: Draft[], from: CellAt[] = []): Draft {
    return { key, kind: 'group', title, fields, statusKind: null, status: null, from, children }
  }

  private placeOf(path: readonly (Label | null)[]): Draft[] {
    let place = this.tree
    let name = ''
    for (const label of path) {
      if (!label) continue
      name += `\n${label.text}`
      let group = this.groups.get(name)
      if (!group) {
        const { title, fields } = this.marks.splitGroup(label.text)
        group = this.group(this.keyOf(label.cells), title === '' ? label.text : title, fields, [])
        this.groups.set(name, group)
        place.push(group)
      }
      for (const cell of label.cells) if (!group.from.includes(cell)) group.from.push(cell)
      place = group.children
    }
    return place
  }

  /** Several nodes may come out of one cell. */
  private keyOf([first]: readonly CellAt[]): string {
    const name = first ? cellName(first) : 'none'
    let key = name
    for (let n = 2; this.keys.has(key); n++) key = `${name}.${n}`
    this.keys.add(key)
    return key
  }
}
