import type { OfficialTable } from '@trame/shared/exchange/write'
import { useEffect, type CSSProperties, type ReactNode } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { layoutOf } from './officialLayout.ts'
import type { PaperContent } from './paperContent.ts'
import { ProjectColumn } from './ProjectColumn.tsx'
import { SheetFrame, TableOnSheet, type SheetText } from './Sheet.tsx'
import { usePages } from './usePages.tsx'
import { useProjectPages } from './useProjectPages.tsx'
import styles from './document.module.css'

/** A sheet of paper is a sheet of paper: the browser's own margins and head lines stay out, and the ground of the page. */
const PAPER = '@page { size: A4 landscape; margin: 0 } @media print { :root, body { background: none } }'

type Look = { foot: string; zoom: number; onPages: (count: number) => void }

export const titleOf = (content: PaperContent): string => (content.kind === 'table' ? content.table.title : content.title)

export const isBlank = (content: PaperContent): boolean => (content.kind === 'table' ? content.table.sheet.rows.length <= content.table.headRow + 1 : content.projects.length === 0)

/** Sheets of A4, as many as it takes. */
export function Paper({ content, ...look }: Look & { content: PaperContent }) {
  return (
    <>
      <style>{PAPER}</style>
      {content.kind === 'table' ? <TablePaper table={content.table} {...look} /> : <ProjectPaper content={content} {...look} />}
    </>
  )
}

function TablePaper({ table, foot, ...look }: Look & { table: OfficialTable }) {
  const layout = layoutOf(table)
  const text = useSheetText(table.title, { subtitle: layout.subtitle, foot })
  const { laid, measuring } = usePages(layout, text)
  return (
    <Sheets {...look} text={text} measuring={measuring}>
      {laid.pages.map(page => ({ key: page.from, sheet: <TableOnSheet layout={laid.layout} page={page} text={text} /> }))}
    </Sheets>
  )
}

function ProjectPaper({ content, foot, ...look }: Look & { content: Extract<PaperContent, { kind: 'projects' }> }) {
  const text = useSheetText(content.title, { subtitle: content.subtitle, foot })
  const { laid, measuring } = useProjectPages(content.projects, text)
  return (
    <Sheets {...look} text={text} measuring={measuring}>
      {laid.pages.map(columns => ({
        key: columns[0]!.from,
        sheet: (
          <div className={styles.columns}>
            {columns.map(column => (
              <ProjectColumn key={column.from} projects={laid.projects} blocks={laid.blocks} column={column} continued={text.continued} />
            ))}
          </div>
        ),
      }))}
    </Sheets>
  )
}

type SheetsProps = Omit<Look, 'foot'> & { text: SheetText; measuring: ReactNode; children: readonly { key: number; sheet: ReactNode }[] }

function Sheets({ text, zoom, onPages, measuring, children }: SheetsProps) {
  const count = children.length
  useEffect(() => {
    onPages(count)
  }, [onPages, count])
  return (
    <>
      <div className={styles.sheets} style={{ '--zoom': zoom } as CSSProperties}>
        {children.map(({ key, sheet }, number) => (
          <SheetFrame key={key} number={number + 1} count={count} text={text}>
            {sheet}
          </SheetFrame>
        ))}
      </div>
      {measuring}
    </>
  )
}

function useSheetText(title: string, { subtitle, foot }: { subtitle: string; foot: string }): SheetText {
  const t = useTexts()
  return {
    title,
    subtitle,
    foot,
    lastHead: t('document.annotation'),
    continued: label => t('document.continued', { label }),
    page: (n, of) => t('document.page', { n, all: of }),
    sheet: (n, of) => t('document.sheet', { n, all: of }),
  }
}
