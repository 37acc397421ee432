import type { Page } from '@playwright/test'

export type Row = { key: number; board: string; bytes: Uint8Array; unsaved: 0 | 1; edits: number; tab: string; at: number }

/** The rows of this device's store for a board. */
export const rowsOf = (page: Page, id: string): Promise<{ key: number; unsaved: number; edits: number; tab: string; size: number }[]> =>
  page.evaluate(
    board =>
      new Promise<{ key: number; unsaved: number; edits: number; tab: string; size: number }[]>((resolve, reject) => {
        const opening = indexedDB.open('trame')
        opening.addEventListener('error', () => reject(opening.error!))
        opening.onsuccess = () => {
          const asked = opening.result.transaction('updates').objectStore('updates').getAll() as IDBRequest<Row[]>
          asked.onsuccess = () => {
            opening.result.close()
            resolve(asked.result.filter(found => found.board === board).map(({ key, unsaved, edits, tab, bytes }) => ({ key, unsaved, edits, tab, size: bytes.length })))
          }
        }
      }),
    id,
  )

/** Is this text in a row of this device's store for the board? */
export const isOnDisk = (page: Page, id: string, text: string): Promise<boolean> =>
  page.evaluate(
    ([board, wanted]) =>
      new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open('trame')
        opening.addEventListener('error', () => reject(opening.error!))
        opening.onsuccess = () => {
          const asked = opening.result.transaction('updates').objectStore('updates').getAll() as IDBRequest<Row[]>
          asked.onsuccess = () => {
            opening.result.close()
            resolve(asked.result.some(found => found.board === board && new TextDecoder().decode(found.bytes).includes(wanted)))
          }
        }
      }),
    [id, text] as const,
  )
