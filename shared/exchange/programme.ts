/** A work programme as nested lists of cells (axes, sub-axes, actions, projects), as the association publishes it. */
import * as v from 'valibot'
import type { BoardDraft, DraftNode } from '../commands/index.ts'
import { compileMarks, splitGroupName, splitProject, type Marks } from './marks.ts'
import { DEFAULT_RULES } from './rules.ts'
import { verdictStatuses } from './templates.ts'

const projectSchema = v.object({ name: v.string(), annotation: v.string() })
const actionSchema = v.object({ name: v.string(), projects: v.array(projectSchema) })
const subAxisSchema = v.object({ name: v.string(), actions: v.array(actionSchema) })
const axisSchema = v.object({ name: v.string(), subAxes: v.array(subAxisSchema) })
export const programmeSchema = v.object({ title: v.string(), subtitle: v.string(), columns: v.array(v.string()), axes: v.array(axisSchema) })
export type Programme = v.InferOutput<typeof programmeSchema>

/** The board of a programme; an action without a name is no level: its projects lie straight under the sub-axis. */
export function draftProgramme(programme: Programme, title: string): BoardDraft {
  const marks = compileMarks(DEFAULT_RULES)
  const group = (name: string, children: readonly DraftNode[]): DraftNode => ({ kind: 'group', ...splitGroupName(name, marks), children })
  return {
    title,
    fields: { subtitle: programme.subtitle, levels: programme.columns.slice(0, 3) },
    statuses: verdictStatuses('fr'),
    tree: programme.axes.map(axis => group(axis.name, axis.subAxes.map(subAxis => group(subAxis.name, subAxis.actions.flatMap(action => {
      const projects = action.projects.map(project => card(project, marks))
      return action.name.trim() === '' ? projects : [group(action.name, projects)]
    }))))),
  }
}

function card({ name, annotation }: { name: string, annotation: string }, marks: Marks): DraftNode {
  const { title, statusKind, fields } = splitProject(name, annotation, marks)
  return { kind: 'card', title, status: statusKind, fields }
}
