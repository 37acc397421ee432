export { BoardIndex, NO_STATUS, type Topic } from './boardIndex.ts'
export { viewPerson, type BoardView, type NodeView, type StatusView, type Submission, type Track, type TrashEntry } from './nodeView.ts'
