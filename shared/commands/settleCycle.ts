import { readWish } from '../model/index.ts'
import { defineCommand, done, isGroupPlace, labelTitle, refuse } from './command.ts'
import { trashAfter } from './moveNode.ts'

export type SettleCycle = {
  id: string
  /** `here` keeps it where the cycle left it; `there` puts it where it was wanted, and takes that place out from under it. */
  keep: 'here' | 'there'
}

/**
 * Settles a node that a cycle keeps from its place (M2): one wanted X under Y while another wanted Y under X. For `there`
 * the branch of Y that lies in X comes out first, to where X was seen, right after it.
 */
export const settleCycle = defineCommand<SettleCycle, void>((board, { id, keep }) => {
  const wish = readWish(board.field(id, 'at'))
  const parent = board.tree.parent(id)
  if (!board.tree.isDisplaced(id) || !wish || parent === undefined) return refuse('unknown-node')
  const label = { command: 'settleConflict', title: labelTitle(board, id) }
  if (keep === 'here') {
    board.change(label, [[id, { at: [parent, board.tree.key(id)], ...trashAfter(board, id, { under: parent, isElsewhere: false }) }]])
    return done(undefined)
  }
  if (!isGroupPlace(board, wish.parent)) return refuse('unknown-place')
  const path = board.tree.path(wish.parent)
  const branch = path[path.indexOf(id) - 1]
  if (branch === undefined) return refuse('unknown-place')
  board.change(label, [
    [branch, { at: [parent, board.keyAfter(board.tree, parent, id), id], ...trashAfter(board, branch, { under: parent, isElsewhere: true }) }],
    [id, { at: [wish.parent, wish.key, parent], ...trashAfter(board, id, { under: wish.parent, isElsewhere: true }) }],
  ])
  return done(undefined)
})
