/** How the programme is laid out on paper; the address says which. */
export const PAPER_LAYOUTS = ['official', 'status', 'projects'] as const
export type PaperLayout = (typeof PAPER_LAYOUTS)[number]

const PARAM = 'papier'
const WORDS: Readonly<Record<PaperLayout, string | null>> = { official: null, status: 'statuts', projects: 'fiches' }

export const readPaperLayout = (search: string): PaperLayout => PAPER_LAYOUTS.find(layout => WORDS[layout] === new URLSearchParams(search).get(PARAM)) ?? 'official'

/** The same address with another layout; without a layout for the official one. */
export function withPaperLayout(search: string, layout: PaperLayout): string {
  const params = new URLSearchParams(search)
  const word = WORDS[layout]
  if (word === null) params.delete(PARAM)
  else params.set(PARAM, word)
  return params.toString()
}
