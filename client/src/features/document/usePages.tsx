import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import type { OfficialLayout } from './officialLayout.ts'
import { paginate, type Page } from './paginate.ts'
import { Columns, SheetFoot, SheetHead, TableHead, type SheetText } from './Sheet.tsx'
import styles from './document.module.css'

/** Printers set type a little otherwise than screens: room for a line that breaks differently. */
const SLACK_PX = 14
const EMPTY = '\u00a0'

export type Laid = { readonly layout: OfficialLayout; readonly pages: readonly Page[] }

/** The document as it was laid out last; `measuring` has to be drawn, out of sight, so that the browser says how high each row is. */
export function usePages(layout: OfficialLayout, text: SheetText): { laid: Laid; measuring: ReactNode } {
  const box = useRef<HTMLDivElement>(null)
  const [laid, setLaid] = useState<Laid>({ layout, pages: [] })
  const [hasFonts, setFonts] = useState(false)
  useLayoutEffect(() => {
    let isOver = false
    void document.fonts.ready.then(() => isOver || setFonts(true))
    return () => void (isOver = true)
  }, [])
  useLayoutEffect(() => {
    const pages = hasFonts && box.current ? paginate(measure(box.current, layout)) : []
    setLaid(before => (before.layout === layout && JSON.stringify(before.pages) === JSON.stringify(pages) ? before : { layout, pages }))
    // Titles and foot are measured where they are drawn.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react/exhaustive-deps
  }, [hasFonts, layout, text.title, text.subtitle, text.foot])
  return { laid, measuring: <Measuring ref={box} layout={layout} text={text} /> }
}

function measure(box: HTMLElement, layout: OfficialLayout) {
  const heightsIn = (part: string, elements: string): number[] => [...box.querySelectorAll(`[data-measure="${part}"] ${elements}`)].map(element => element.getBoundingClientRect().height)
  const roomOn = (part: string): number => (heightsIn(part, '[data-room]')[0] ?? 0) - SLACK_PX
  const labels = heightsIn('labels', 'tbody > tr')
  return {
    rows: heightsIn('rows', 'tbody > tr'),
    blocks: layout.blocks.map((block, i) => ({ ...block, height: labels[i] ?? 0 })),
    firstPage: roomOn('first'),
    otherPages: roomOn('other'),
  }
}

/** The same type on the same width: rows without their labels, labels without their rows, and sheets that hold nothing. */
function Measuring({ ref, layout, text }: { ref: React.Ref<HTMLDivElement>; layout: OfficialLayout; text: SheetText }) {
  return (
    <div ref={ref} className={styles.measuring} aria-hidden inert>
      {(['first', 'other'] as const).map(part => (
        <div key={part} className={styles.sheet} data-measure={part}>
          <SheetHead isFirst={part === 'first'} text={text} />
          <div className={styles.fills}>
            <table className={styles.table}>
              <Columns layout={layout} />
              <TableHead layout={layout} text={text} />
            </table>
            <div data-room />
          </div>
          <SheetFoot text={text} number={text.page(1, 1)} />
        </div>
      ))}
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
