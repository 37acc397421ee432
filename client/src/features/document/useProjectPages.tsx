import { useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { flow, type FlowBlock, type FlowColumn } from './flow.ts'
import { heightsIn, roomOn } from './measure.ts'
import type { ProjectPaper } from './paperContent.ts'
import { Continued, ProjectBlock } from './ProjectColumn.tsx'
import { blocksOf, type BlockOf } from './projectBlocks.ts'
import { EmptySheets, type SheetText } from './Sheet.tsx'
import { useFonts } from './useFonts.ts'
import styles from './document.module.css'

const COLUMNS = 2
/** Above a project that is not the first in its column; the style sheet has the same. */
const GAP_PX = 18

export type LaidProjects = { readonly projects: readonly ProjectPaper[]; readonly blocks: readonly BlockOf[]; readonly pages: readonly (readonly FlowColumn[])[] }

/** Projects as they were laid out last, two columns a page; `measuring` has to be drawn, out of sight. */
export function useProjectPages(projects: readonly ProjectPaper[], text: SheetText): { laid: LaidProjects; measuring: ReactNode } {
  const box = useRef<HTMLDivElement>(null)
  // Once for all columns: there may be a thousand.
  const blocks = useMemo(() => blocksOf(projects), [projects])
  const [laid, setLaid] = useState<LaidProjects>({ projects, blocks, pages: [] })
  const hasFonts = useFonts()
  useLayoutEffect(() => {
    const pages = hasFonts && box.current ? pagesOf(box.current, projects, blocks) : []
    setLaid(before => (before.projects === projects && JSON.stringify(before.pages) === JSON.stringify(pages) ? before : { projects, blocks, pages }))
    // Titles and foot are measured where they are drawn.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react/exhaustive-deps
  }, [hasFonts, projects, blocks, text.title, text.subtitle, text.foot])
  return { laid, measuring: <Measuring ref={box} projects={projects} blocks={blocks} text={text} /> }
}

function pagesOf(box: HTMLElement, projects: readonly ProjectPaper[], all: readonly BlockOf[]): FlowColumn[][] {
  const heights = heightsIn(box, 'blocks', '[data-block]')
  const blocks = all.map(({ project, block }, i): FlowBlock => ({ project, height: heights[i] ?? 0, isHead: block === null, keepsNext: block === null || block.kind === 'heading' }))
  const columns = flow(blocks, { rooms: [...Array.from({ length: COLUMNS }, () => roomOn(box, 'first')), roomOn(box, 'other')], gap: GAP_PX, continuedHeights: heightsIn(box, 'continued', '[data-block]') })
  return Array.from({ length: Math.ceil(columns.length / COLUMNS) }, (_, page) => columns.slice(page * COLUMNS, (page + 1) * COLUMNS))
}

function Measuring({ ref, projects, blocks, text }: { ref: React.Ref<HTMLDivElement>; projects: readonly ProjectPaper[]; blocks: readonly BlockOf[]; text: SheetText }) {
  return (
    <div ref={ref} className={styles.measuring} aria-hidden inert>
      <EmptySheets text={text} />
      <div className={styles.strip} data-measure="blocks">
        <div className={styles.columns}>
          <div className={styles.column}>
            {blocks.map(({ project, block }, i) => (
              <ProjectBlock key={i} project={projects[project]!} block={block} />
            ))}
          </div>
          <div className={styles.column} data-measure="continued">
            {projects.map(project => (
              <Continued key={project.id}>{text.continued(project.title)}</Continued>
            ))}
          </div>
        </div>
      </div>
    </div>
  )
}
