import type { ReactNode } from 'react'
import { Unseen } from '../../ui/Unseen.tsx'
import type { OfficialLayout } from './officialLayout.ts'
import type { Page } from './paginate.ts'
import styles from './document.module.css'

export type SheetText = {
  readonly title: string
  readonly subtitle: string
  readonly foot: string
  /** What the last column, which has no head in the official document, is called for those who hear it. */
  readonly lastHead: string
  readonly continued: (label: string) => string
  readonly page: (n: number, of: number) => string
  readonly sheet: (n: number, of: number) => string
}
type FrameProps = { number: number; count: number; text: SheetText; children: ReactNode }

/** One sheet of A4: titles on the first, a running head on the others, the foot. */
export function SheetFrame({ number, count, text, children }: FrameProps) {
  return (
    <section className={styles.sheet} aria-label={text.sheet(number, count)} data-sheet={number}>
      <SheetHead isFirst={number === 1} text={text} />
      {children}
      <SheetFoot text={text} number={text.page(number, count)} />
    </section>
  )
}

/** The head of the table, and whole rows. */
export function TableOnSheet({ layout, page, text }: { layout: OfficialLayout; page: Page; text: SheetText }) {
  return (
    <table className={styles.table}>
      <Columns layout={layout} />
      <TableHead layout={layout} text={text} />
      <tbody>
        {page.heights.map((height, i) => {
          const at = page.from + i
          const { project, annotation, isStruck } = layout.rows[at]!
          return (
            <tr key={at} style={{ blockSize: `${height}px` }}>
              {page.pieces
                .filter(({ from }) => from === at)
                .toSorted((a, b) => layout.blocks[a.block]!.column - layout.blocks[b.block]!.column)
                .map(({ block, from, to, isContinued }) => {
                  const { column, columns, text: label } = layout.blocks[block]!
                  return (
                    <th key={column} scope="rowgroup" rowSpan={to - from + 1} colSpan={columns} data-level={column + 1} dir="auto">
                      {isContinued && label !== '' ? text.continued(label) : label}
                    </th>
                  )
                })}
              <td dir="auto">{isStruck ? <s>{project}</s> : project}</td>
              <td dir="auto">{isStruck ? <s>{annotation}</s> : annotation}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

export function SheetHead({ isFirst, text }: { isFirst: boolean; text: SheetText }) {
  if (!isFirst) return <p className={styles.running}>{[text.title, text.subtitle].filter(Boolean).join(' — ')}</p>
  return (
    <div className={styles.titles}>
      <h2 dir="auto">{text.title}</h2>
      {text.subtitle !== '' && <p dir="auto">{text.subtitle}</p>}
    </div>
  )
}

export function SheetFoot({ text, number }: { text: SheetText; number: string }) {
  return (
    <footer className={styles.foot}>
      <span>{text.foot}</span>
      <span>{number}</span>
    </footer>
  )
}

export function Columns({ layout }: { layout: OfficialLayout }) {
  return (
    <colgroup>
      {layout.widths.map((width, column) => (
        <col key={column} style={{ inlineSize: `${width}%` }} />
      ))}
    </colgroup>
  )
}

export function TableHead({ layout, text }: { layout: OfficialLayout; text: SheetText }) {
  return (
    <thead>
      <tr>
        {layout.head.map((head, column) => (
          <th key={column} scope="col">
            {head === '' ? <Unseen>{text.lastHead}</Unseen> : head}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** Sheets that hold nothing but what stands on each: what is left is the room for the rest. */
export function EmptySheets({ text, children }: { text: SheetText; children?: ReactNode }) {
  return (['first', 'other'] as const).map(part => (
    <div key={part} className={styles.sheet} data-measure={part}>
      <SheetHead isFirst={part === 'first'} text={text} />
      <div className={styles.fills}>
        {children ?? <span />}
        <div data-room />
      </div>
      <SheetFoot text={text} number={text.page(1, 1)} />
    </div>
  ))
}
