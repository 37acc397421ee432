import type { CSSProperties, ReactNode } from 'react'
import type { FlowColumn } from './flow.ts'
import type { ProjectPaper } from './paperContent.ts'
import type { BlockOf } from './projectBlocks.ts'
import type { BlockPiece, TextBlock } from './textBlocks.ts'
import { Unseen } from '../../ui/Unseen.tsx'
import styles from './project.module.css'
import sheetStyles from './document.module.css'

type ProjectColumnProps = { projects: readonly ProjectPaper[]; blocks: readonly BlockOf[]; column: FlowColumn; continued: (label: string) => string }

/** One column of a sheet: whole blocks, and the name of the project that goes on in it. */
export function ProjectColumn({ projects, blocks, column, continued }: ProjectColumnProps) {
  return (
    <div className={sheetStyles.column}>
      {column.continued !== null && <Continued>{continued(projects[column.continued]!.title)}</Continued>}
      {blocks
        .slice(column.from, column.to + 1)
        .map(({ project, block }, i) => (
          <ProjectBlock key={column.from + i} project={projects[project]!} block={block} hasGap={block === null && i > 0} />
        ))}
    </div>
  )
}

export const Continued = ({ children }: { children: ReactNode }) => (
  <p className={styles.continued} data-block dir="auto">
    {children}
  </p>
)

export function ProjectBlock({ project, block, hasGap = false }: { project: ProjectPaper; block: TextBlock | null; hasGap?: boolean }) {
  if (block) return <Block block={block} />
  const { title, status, isRejected, place, fields } = project
  return (
    <div className={styles.head} data-block data-project={project.id} data-gap={hasGap || undefined}>
      <div className={styles.line}>
        <h3 dir="auto">{isRejected ? <s>{title}</s> : title}</h3>
        <span className={styles.status}>{status}</span>
      </div>
      <p className={styles.place} dir="auto">
        {place.join(' › ')}
      </p>
      {fields.length > 0 && (
        <dl className={styles.fields}>
          {fields.map(({ name, value }) => (
            <div key={name} data-plain={value.startsWith(name) || undefined}>
              {/* “Priority: Priority 1” says it twice. */}
              <dt>{value.startsWith(name) ? <Unseen>{name}</Unseen> : name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

function Block({ block: { kind, depth, marker, pieces } }: { block: TextBlock }) {
  const content = pieces.map((piece, i) => <Piece key={i} piece={piece} />)
  return (
    <div className={styles.block} data-block data-kind={kind} style={{ '--depth': depth } as CSSProperties} dir="auto">
      {kind === 'rule' ? <hr /> : kind === 'heading' ? <h4>{content}</h4> : (
        <p>
          {marker !== '' && <span className={styles.marker}>{marker}</span>}
          {content}
        </p>
      )}
    </div>
  )
}

/** A text with its marks; paper has no links, so their addresses are written out. */
function Piece({ piece: { text, marks } }: { piece: BlockPiece }) {
  let shown: ReactNode = text
  if ('code' in marks) shown = <code>{shown}</code>
  if ('bold' in marks) shown = <strong>{shown}</strong>
  if ('italic' in marks) shown = <em>{shown}</em>
  if ('underline' in marks) shown = <u>{shown}</u>
  if ('strike' in marks) shown = <s>{shown}</s>
  const address = addressOf(marks.link)
  return address === null || address === text ? shown : <>{shown} ({address})</>
}

function addressOf(link: unknown): string | null {
  const href = typeof link === 'object' && link !== null && 'href' in link ? link.href : null
  return typeof href === 'string' && href !== '' ? href.replace(/^mailto:/, '') : null
}
