/** What a long command is doing, on one line of a terminal that the next phase and the end wipe; nothing where no person looks. */
type Terminal = { readonly isTTY?: boolean, readonly write: (text: string) => unknown }
export type Progress = { readonly phase: (text: string) => void, readonly end: () => void }

const WIPE = '\r\u001B[K'

export function progressOn(terminal: Terminal): Progress {
  let isShown = false
  return {
    phase(text) {
      if (terminal.isTTY !== true) return
      isShown = true
      terminal.write(`${WIPE}${text}`)
    },
    end() {
      if (isShown) terminal.write(WIPE)
      isShown = false
    },
  }
}
