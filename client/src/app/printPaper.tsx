/** The document alone, for a browser that nobody looks at: no session, no storage, no network. */
import { Board } from '@trame/shared/model'
import { createRoot } from 'react-dom/client'
import * as Y from 'yjs'
import { PrintedPaper } from '../features/document/PrintedPaper.tsx'
import { loadLateTexts, setLanguage } from '../i18n/index.ts'
import type { TramePaper } from './tramePaper.ts'

export async function printPaper({ board: bytes, language, ...paper }: TramePaper, root: HTMLElement): Promise<void> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0)))
  const board = new Board(doc, { author: '', now: Date.now, random: Math.random })
  // Nothing was drawn yet that would have asked for them, and what is measured has to be in them.
  const fonts = [...document.fonts].map(face => face.load().catch(() => null))
  await Promise.all([loadLateTexts(), setLanguage(language), ...fonts])
  const tell = (count: number): void => {
    if (count > 0) window.tramePrinted?.(String(count))
  }
  createRoot(root).render(<PrintedPaper board={board} {...paper} onPages={tell} />)
}
