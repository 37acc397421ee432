import type { DropPlace } from './dragTypes.ts'

/** What a drop needs to know of a tree: the parent of an item and the children of a parent, in order, hidden ones included. */
export type TreeShape = { readonly parent: (id: string) => string; readonly children: (id: string) => readonly string[]; readonly root: string }

export type TreePlace = { readonly under: string; readonly after: string | null }

/** `id` or something above it is `above`. */
export function isWithin(shape: TreeShape, id: string, above: string): boolean {
  for (let at = id; at !== ''; at = shape.parent(at)) if (at === above) return true
  return false
}

/** Everything above a row, topmost first, itself last. */
function lineage(shape: TreeShape, id: string): string[] {
  const line: string[] = []
  for (let at = id; at !== '' && at !== shape.root; at = shape.parent(at)) line.unshift(at)
  return line
}

/** Where a dragged item comes to lie, or null when it cannot: under itself, or just where it is asked to leave. */
export function treePlace(shape: TreeShape, dragged: string, place: Extract<DropPlace, { over: 'row' | 'tree' }>): TreePlace | null {
  const found = place.over === 'tree' ? { under: shape.root, after: lastBut(shape, shape.root, dragged) } : rowPlace(shape, dragged, place)
  return found && found.under !== '' && !isWithin(shape, found.under, dragged) ? found : null
}

function rowPlace(shape: TreeShape, dragged: string, { id, intent }: Extract<DropPlace, { over: 'row' }>): TreePlace | null {
  const under = shape.parent(id)
  switch (intent.kind) {
    case 'before': {
      if (id === dragged) return null
      const siblings = shape.children(under).filter(sibling => sibling !== dragged)
      return { under, after: siblings[siblings.indexOf(id) - 1] ?? null }
    }
    case 'after':
      return id === dragged ? null : { under, after: id }
    case 'inside':
      return id === dragged ? null : { under: id, after: intent.at === 'first' ? null : lastBut(shape, id, dragged) }
    case 'out': {
      const above = lineage(shape, id)[intent.level]
      return above === undefined || above === dragged ? null : { under: shape.parent(above), after: above }
    }
  }
}

const lastBut = (shape: TreeShape, parent: string, dragged: string): string | null =>
  shape.children(parent).findLast(child => child !== dragged) ?? null
