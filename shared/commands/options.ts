/** The options of a choice. Those of `status` are the columns: `statuses.ts`. */
import { fieldDefinition, optionId, optionText, readOptionId, ROOT, type Board, type FieldDefinition, type OptionDefinition, type Patch, type Patches } from '../model/index.ts'
import { cleanTitle, defineCommand, done, refuse, type Result } from './command.ts'
import { STATUS_COLOURS, type StatusColour } from './statuses.ts'

export type NewOption = {
  title: string
  /** Left out, the palette's colours in turn. */
  colour?: StatusColour
}
export type AddOption = NewOption & {
  field: string
  /** The record of the option it comes after; null puts it first. Left out, it comes last. */
  after?: string | null
}

/** Adds an option and returns its value, which is what a card holds. */
export const addOption = defineCommand<AddOption, string>((board, { field: id, title, colour, after }) => {
  const field = fieldDefinition(board, id)
  const clean = cleanTitle(title)
  if (!field) return refuse('unknown-field')
  if (!field.isExtensible) return refuse('fixed-field')
  if (clean === '') return refuse('empty-title')
  const [option] = newOptions(board, id, [{ title, colour }], after)
  board.change({ command: 'addOption', title: clean }, [option!])
  return done(readOptionId(option![0])!.value)
})

/** The records of options to be added to a field, which may itself be new. */
export function newOptions(board: Board, field: string, options: readonly NewOption[], after?: string | null): Patches {
  const there = board.fields.children(field)
  const keys = board.keysAfter(board.fields, field, after === undefined ? (there.at(-1) ?? null) : after, options.length)
  return options.map(({ title, colour }, i) =>
    [optionId(field, board.newId()), { kind: 'option', title: cleanTitle(title), colour: colour ?? STATUS_COLOURS[(there.length + i + 1) % STATUS_COLOURS.length]!, rank: keys[i]! }])
}

export const renameOption = defineCommand<{ id: string, title: string }, void>((board, { id, title }) => {
  const clean = cleanTitle(title)
  if (clean === '') return refuse('empty-title')
  return change(board, 'renameOption', id, ({ option }) => (clean === option.title ? null : { title: clean }))
})

export const recolourOption = defineCommand<{ id: string, colour: StatusColour }, void>((board, { id, colour }) =>
  change(board, 'recolourOption', id, ({ option }) => (colour === option.colour ? null : { colour })))

/** Puts an option after another one of its field; null puts it first. */
export const moveOption = defineCommand<{ id: string, after: string | null }, void>((board, { id, after }) =>
  change(board, 'moveOption', id, ({ field }) => {
    const options = board.fields.children(field.id)
    return after === id || (options[options.indexOf(id) - 1] ?? null) === after ? null : { rank: board.keyAfter(board.fields, field.id, after, id) }
  }))

/** Brings a removed option back. */
export const restoreOption = defineCommand<{ id: string }, void>((board, { id }) => change(board, 'restoreOption', id, ({ option }) => (option.isArchived ? { gone: null } : null)))

/** Removes an option; the cards that hold it, archived ones included, get the value `into`, or none. */
export const removeOption = defineCommand<{ id: string, into: string | null }, void>((board, { id, into }) => {
  const found = find(board, id)
  if (!found.ok) return found
  const { field, option } = found.value
  if (into !== null && !field.options.some(({ value, isArchived }) => value === into && value !== option.value && !isArchived)) return refuse('unknown-option')
  const holders = [...board.nodes()].filter(node => board.field(node, field.id) === option.value)
  board.change({ command: 'removeOption', title: optionText(option), count: holders.length },
    [...holders.map(node => [node, { [field.id]: into }] as const), patchOption(board, id, { gone: [board.newId(), ROOT] })])
  return done(undefined)
})

type Found = { readonly field: FieldDefinition, readonly option: OptionDefinition }

function find(board: Board, id: string): Result<Found> {
  const field = fieldDefinition(board, readOptionId(id)?.field ?? '')
  const option = field?.options.find(option => option.id === id)
  if (!field || !option) return refuse('unknown-option')
  return field.isExtensible ? done({ field, option }) : refuse('fixed-field')
}

/** One property of one option; null for no change. */
function change(board: Board, command: string, id: string, decide: (found: Found) => Patch | null): Result<void> {
  const found = find(board, id)
  if (!found.ok) return found
  const patch = decide(found.value)
  if (patch) board.change({ command, title: typeof patch.title === 'string' ? patch.title : optionText(found.value.option) }, [patchOption(board, id, patch)])
  return done(undefined)
}

/** V2: the first change of a built-in option writes its record. */
const patchOption = (board: Board, id: string, patch: Patch): readonly [string, Patch] => [id, board.has(id) ? patch : { kind: 'option', ...patch }]
