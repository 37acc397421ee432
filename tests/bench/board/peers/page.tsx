/** A page that shows the measured cards on a board made with another library. */
import { createRoot } from 'react-dom/client'
import type { DraftSize } from '../../draft.ts'
import { columnsOf } from './columns.ts'
import { DndKitBoard } from './DndKitBoard.tsx'
import { HelloPangeaBoard } from './HelloPangeaBoard.tsx'

export const PEERS = { '@hello-pangea/dnd': HelloPangeaBoard, '@dnd-kit/react': DndKitBoard } as const
export type Peer = keyof typeof PEERS

declare global {
  interface Window {
    showPeer: (peer: Peer, size: DraftSize) => void
  }
}

/** The sizes and colours of Trame's board. */
const STYLE = `
  body { margin: 0; font: 15px/1.4 system-ui }
  .board { display: flex; gap: 16px; block-size: 760px; padding: 20px; overflow-x: auto }
  .column { flex: none; display: flex; flex-direction: column; inline-size: 290px; border-radius: 10px; background: #f1f3f5 }
  .column h2 { margin: 0; padding: 10px; font-size: 15px }
  .scroller { flex: 1; overflow-y: auto; padding: 8px }
  .cards { position: relative }
  .card { display: flex; flex-direction: column; gap: 5px; box-sizing: border-box; block-size: 116px; overflow: hidden; padding: 10px; border: 1px solid #ced4da; border-radius: 8px; background: #fff; box-shadow: 0 1px 2px #0002 }
  .path { display: flex; gap: 4px; font-size: 12px; color: #495057 }
  .path span { max-inline-size: 80px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
  .chips { display: flex; gap: 4px; font-size: 12px }
  .chips span { padding: 1px 6px; border-radius: 4px; background: #e7f5ff }
`

window.showPeer = (peer, size) => {
  const style = document.createElement('style')
  style.textContent = STYLE
  document.head.append(style)
  const root = document.createElement('div')
  document.body.append(root)
  const Board = PEERS[peer]
  createRoot(root).render(<Board columns={columnsOf(size)} />)
}
