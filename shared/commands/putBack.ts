import { fieldDefinition, readGone, readText, readWish, type Board, type FieldValue } from '../model/index.ts'
import { archiveNode, restoreNode } from './archiveNode.ts'
import { defineCommand, refuse, type Result } from './command.ts'
import { moveNode } from './moveNode.ts'
import { moveToStatus } from './moveToStatus.ts'
import { renameNode } from './renameNode.ts'
import { setField } from './setField.ts'
import { setFieldValue } from './setFieldValue.ts'

/** `value`: as the document held it under `field` when the change was made; null or nothing for none. */
export type PutBack = { id: string, field: string, value: unknown }

/** H5: gives one field of a record what it held at another time, by the command that does so by hand: refused where that is, undone like it. */
export const putBack = defineCommand<PutBack, void>((board, { id, field, value = null }) => {
  switch (field) {
    case 'title':
      return renameNode(board, { id, title: readText(value) })
    case 'at': {
      const wish = readWish(value)
      return wish ? moveNode(board, { id, under: wish.parent, after: placeBefore(board.tree, id, wish) }) : refuse('unknown-place')
    }
    case 'lane': {
      const wish = readWish(value)
      return wish ? moveToStatus(board, { ids: [id], status: wish.parent, after: placeBefore(board.lanes, id, wish) }) : refuse('unknown-status')
    }
    case 'gone':
      return readGone(value) ? archiveNode(board, { id }) : restoreNode(board, { id })
    default:
      return putFieldBack(board, { id, field, value })
  }
})

function putFieldBack(board: Board, { id, field, value }: PutBack): Result<void> {
  if (board.nodeKind(id) === 'card' && fieldDefinition(board, field)) return setFieldValue(board, { ids: [id], field, value: value as FieldValue })
  if (value !== null && !['string', 'number', 'boolean'].includes(typeof value)) return refuse('unknown-field')
  return setField(board, { id, field, value: value as string | number | boolean | null })
}

/** The neighbour after which it stood, as far as those that are there now tell. */
const placeBefore = (tree: Board['tree'], id: string, { parent, key }: { parent: string, key: string }): string | null =>
  tree.children(parent).findLast(other => other !== id && tree.key(other) < key) ?? null
