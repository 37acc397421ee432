/** Boards of any size that read like a real programme, the same at every run. */
import type { BoardDraft, DraftNode, DraftStatus } from '@trame/shared/commands'

const WORDS =
  'accompagnement coopération transfrontalière des acteurs locaux mise en œuvre du plan d’action suivi de la programmation européenne participation aux groupes de travail avec les collectivités membres du réseau étude sur la mobilité des travailleurs frontaliers évènement bilatéral observation cartographie dialogue citoyen santé gouvernance énergie climat formation appui à l’ingénierie territoriale préparation d’un appel à projets organisation d’une conférence et restitution des résultats auprès des élus'.split(
    ' ',
  )
const TERRITORIES = ['FR-DE', 'FR-BE', 'FR-CH', 'FR-ES', 'FR-IT', 'OM', 'Montagne', '']
const KINDS = ['proposed', 'interest', 'arbitration', 'deferred', 'accepted', 'rejected'] as const
const COLOURS = ['slate', 'blue', 'violet', 'amber', 'green', 'rose', 'teal'] as const

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export type DraftSize = { readonly cards: number; readonly columns?: number }

/** Four levels: axes, sub-axes, actions (one for ten cards), cards with a title of 40 to 100 characters and three fields. */
export function draftOf({ cards, columns = 7 }: DraftSize): BoardDraft {
  const random = seeded(cards * 100 + columns)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  const newId = (): string => Array.from({ length: 12 }, () => Math.floor(random() * 36).toString(36)).join('')
  const title = (characters: number): string => {
    let text = pick(WORDS)
    while (text.length < characters) text += ` ${pick(WORDS)}`
    return text[0]!.toUpperCase() + text.slice(1)
  }
  const statuses: DraftStatus[] = Array.from({ length: columns }, (_, i) => ({
    id: `status${i}`,
    title: `Colonne ${i + 1}`,
    statusKind: KINDS[i % KINDS.length]!,
    colour: COLOURS[i % COLOURS.length]!,
  }))
  const group = (children: DraftNode[]): DraftNode => ({ id: newId(), kind: 'group', title: title(30 + random() * 40), children })
  const actions = Math.max(6, Math.round(cards / 10))
  const leaves: DraftNode[][] = Array.from({ length: actions }, () => [])
  for (let i = 0; i < cards; i++)
    pick(leaves).push({
      id: newId(),
      kind: 'card',
      title: title(40 + random() * 60),
      status: pick(statuses).id,
      fields: { priority: pick(['', '1', '2', '3']), territory: pick(TERRITORIES), submission: pick(['', 'arbitration', 'interest']) },
    })
  const grouped = (below: DraftNode[], size: number): DraftNode[] =>
    Array.from({ length: Math.ceil(below.length / size) }, (_, i) => group(below.slice(i * size, i * size + size)))
  const subAxes = grouped(leaves.map(group), 6)
  return { title: `Programme de ${cards} projets`, fields: {}, statuses, tree: grouped(subAxes, Math.max(2, Math.ceil(subAxes.length / 5))) }
}

/** Every node with its parent, parents first: the draft as a flat list. */
export function flattened(nodes: readonly DraftNode[], parent = 'root'): { readonly node: DraftNode; readonly parent: string }[] {
  return nodes.flatMap(node => [{ node, parent }, ...flattened(node.children ?? [], node.id)])
}
