import { isFileHash, LARGEST_FILE, ROOT, type Patch } from '../model/index.ts'
import { cleanTitle, defineCommand, done, labelTitle, refuse } from './command.ts'

export type AddAttachment = { card: string, title: string } & ({ hash: string, size: number } | { url: string })

/** Addresses that a browser opens as a page or a message, and nothing that acts. */
const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:|tel:)[^\s]+$/i

/** F1: a link, or a file by its hash, put beside a card. The bytes go their own way. */
export const addAttachment = defineCommand<AddAttachment, string>((board, { card, title, ...what }) => {
  if (board.nodeKind(card) !== 'card') return refuse('unknown-node')
  if ('url' in what ? !SAFE_ADDRESS.test(what.url) : !isFileHash(what.hash)) return refuse('not-a-link')
  if ('size' in what && what.size > LARGEST_FILE) return refuse('file-too-large')
  const id = board.newId()
  const name = cleanTitle(title) || ('url' in what ? what.url : what.hash.slice(0, 8))
  const patch: Patch = 'url' in what ? { kind: 'attachment', card, title: name, url: what.url } : { kind: 'attachment', card, title: name, hash: what.hash, size: what.size }
  board.change({ command: 'addAttachment', title: name }, [[id, patch]])
  return done(id)
})

/** Takes it from the card; the bytes stay where they are, for undo and for history. */
export const removeAttachment = defineCommand<{ id: string }, void>((board, { id }) => {
  if (board.field(id, 'kind') !== 'attachment') return refuse('unknown-node')
  if (!board.isArchived(id)) board.change({ command: 'removeAttachment', title: labelTitle(board, id) }, [[id, { gone: [board.newId(), ROOT] }]])
  return done(undefined)
})
