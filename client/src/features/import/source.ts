/** Where an import comes from: a file, a pasted range, or not known yet. */
export type ImportSource =
  | { readonly kind: 'ask' }
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'paste'; readonly html: string; readonly text: string }

/** What `<input type=file>` offers first; what a file is, its bytes say. */
export const ACCEPTED = '.xlsx,.xlsm,.ods,.xls,.csv,.tsv,.txt,.md,.markdown,.html,.htm,.json'

export const hasFiles = (transfer: DataTransfer | null): boolean => transfer?.types.includes('Files') === true

/** A range out of a spreadsheet, or lines that may be one; null for a word that somebody pastes. */
export function pastedRange(transfer: DataTransfer | null): ImportSource | null {
  const [file] = transfer?.files ?? []
  if (file) return { kind: 'file', file }
  const html = transfer?.getData('text/html') ?? ''
  const text = transfer?.getData('text/plain') ?? ''
  const isRange = /<table[\s>]/i.test(html) || text.includes('\t') || text.trim().includes('\n')
  return isRange ? { kind: 'paste', html, text } : null
}
