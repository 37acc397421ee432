import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import type { OfficialLayout } from './officialLayout.ts'
import { paginate, type Page } from './paginate.ts'
import { heightsIn, roomOn } from './measure.ts'
import { Columns, EmptySheets, TableHead, type SheetText } from './Sheet.tsx'
import { useFonts } from './useFonts.ts'
import styles from './document.module.css'

const EMPTY = '\u00a0'

export type Laid = { readonly layout: OfficialLayout; readonly pages: readonly Page[] }

/** The document as it was laid out last; `measuring` has to be drawn, out of sight, so that the browser says how high each row is. */
export function usePages(layout: OfficialLayout, text: SheetText): { laid: Laid; measuring: ReactNode } {
  const box = useRef<HTMLDivElement>(null)
  const [laid, setLaid] = useState<Laid>({ layout, pages: [] })
  const hasFonts = useFonts()
  useLayoutEffect(() => {
    const pages = hasFonts && box.current ? paginate(measure(box.current, layout)) : []
    setLaid(before => (before.layout === layout && JSON.stringify(before.pages) === JSON.stringify(pages) ? before : { layout, pages }))
    // Titles and foot are measured where they are drawn.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react/exhaustive-deps
  }, [hasFonts, layout, text.title, text.subtitle, text.foot])
  return { laid, measuring: <Measuring ref={box} layout={layout} text={text} /> }
}

function measure(box: HTMLElement, layout: OfficialLayout) {
  const labels = heightsIn(box, 'labels', 'tbody > tr')
  return {
    rows: heightsIn(box, 'rows', 'tbody > tr'),
    blocks: layout.blocks.map((block, i) => ({ ...block, height: labels[i] ?? 0 })),
    firstPage: roomOn(box, 'first'),
    otherPages: roomOn(box, 'other'),
  }
}

/** The same type on the same width: rows without their labels, labels without their rows, and sheets that hold nothing. */
function Measuring({ ref, layout, text }: { ref: React.Ref<HTMLDivElement>; layout: OfficialLayout; text: SheetText }) {
  return (
    <div ref={ref} className={styles.measuring} aria-hidden inert>
      <EmptySheets text={text}>
        <table className={styles.table}>
          <Columns layout={layout} />
          <TableHead layout={layout} text={text} />
        </table>
      </EmptySheets>
      <div className={styles.strip} data-measure="rows">
        <table className={styles.table}>
          <Columns layout={layout} />
          <tbody>
            {layout.rows.map(({ project, annotation }, at) => (
              <tr key={at}>
                <td colSpan={layout.levels}>{EMPTY}</td>
                <td>{project}</td>
                <td>{annotation}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.strip} data-measure="labels">
        <table className={styles.table}>
          <Columns layout={layout} />
          <tbody>
            {layout.blocks.map(({ row, column, rows, columns, text: label }) => (
              <tr key={`${row}.${column}`}>
                {column > 0 && <td colSpan={column}>{EMPTY}</td>}
                <th data-level={column + 1} colSpan={columns}>
                  {rows > 1 && label !== '' ? text.continued(label) : label}
                </th>
                <td colSpan={layout.widths.length - column - columns}>{EMPTY}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
