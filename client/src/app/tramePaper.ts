/** `window.tramePaper`: what the command line gives a page that is there to be printed, before anything of it runs. */
import type { BoardTexts } from '@trame/shared/exchange'
import type { PaperLayout } from '../features/document/paperLayout.ts'
import type { Language } from '../i18n/index.ts'

export type TramePaper = {
  /** The board as an update of its document, in base64. */
  readonly board: string
  readonly texts: BoardTexts
  readonly layout: PaperLayout
  readonly language: Language
  /** Milliseconds since 1970. */
  readonly day: number
}

declare global {
  interface Window {
    tramePaper?: TramePaper
    /** Told how many pages there are, when they are laid out. */
    tramePrinted?: (pages: string) => void
  }
}
