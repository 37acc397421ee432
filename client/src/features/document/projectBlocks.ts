/** Projects as a row of blocks: the head of each, then what its text says. */
import type { ProjectPaper } from './paperContent.ts'
import type { TextBlock } from './textBlocks.ts'

/** `block` is null for the head of a project. */
export type BlockOf = { readonly project: number; readonly block: TextBlock | null }

export const blocksOf = (projects: readonly ProjectPaper[]): BlockOf[] => projects.flatMap(({ text }, project) => [{ project, block: null }, ...text.map(block => ({ project, block }))])
