export { BoardIndex, NO_STATUS, type Topic } from './boardIndex.ts'
export { viewPerson, type BoardView, type NodeView, type PersonView, type StatusView, type Submission, type Track, type TrashEntry } from './nodeView.ts'
export { resolveView, type MissingPart } from './resolveView.ts'
export type { SavedView } from './savedView.ts'
