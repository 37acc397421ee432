/** The rules of docs/spec and the tests that carry them. */
import { programOf, walk, type AstNode, type Source } from './sources.ts'

/** Ids of the first column of a specification's tables: `| P1 | … |`. */
export const ruleIdsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^\|\s*([A-Z]{1,3}\d+[a-z]?)\s*\|/gm)].map(match => match[1]!)

/** The function at the root of `test`, `test.each(…)(…)`, `test.describe(…)`, with the names of its members. */
function calleeOf(node: unknown): { root: string; members: string[] } | null {
  const callee = node as AstNode
  if (callee.type === 'Identifier') return { root: String(callee.name), members: [] }
  if (callee.type === 'CallExpression') return calleeOf(callee.callee)
  if (callee.type !== 'MemberExpression') return null
  const object = calleeOf(callee.object)
  return object && { root: object.root, members: [...object.members, String((callee.property as AstNode).name)] }
}

function nameIn(parameter: AstNode | undefined): string | null {
  if (parameter?.type === 'Literal' && typeof parameter.value === 'string') return parameter.value
  if (parameter?.type !== 'TemplateLiteral') return null
  return (parameter.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('…')
}

type TestCall = { name: string; members: string[] }

export function testsIn(source: Source): TestCall[] {
  const calls: TestCall[] = []
  walk(programOf(source), node => {
    if (node.type !== 'CallExpression') return
    const callee = calleeOf(node.callee)
    if (!callee || !/^(test|it|describe)$/.test(callee.root)) return
    calls.push({ name: nameIn((node.arguments as AstNode[])[0]) ?? '', members: callee.members })
  })
  return calls
}

/** `[P1] the stock provider…`, `[T13][M4] …`, `[P1, P2] …` */
export const idsIn = (name: string): string[] =>
  [...name.matchAll(/\[([A-Z]{1,3}\d+[a-z]?(?:[, ]+[A-Z]{1,3}\d+[a-z]?)*)\]/g)].flatMap(match => match[1]!.split(/[, ]+/))

/** Rules that no test carries. */
export function uncarried(rules: string[], tests: Source[]): string[] {
  const carried = new Set(tests.flatMap(source => testsIn(source).flatMap(({ name }) => idsIn(name))))
  return rules.filter(rule => !carried.has(rule))
}

/** Tests that do not run, or that keep others from running. */
export function idleTests(tests: Source[]): string[] {
  return tests.flatMap(source =>
    testsIn(source).flatMap(({ name, members }) => {
      const idle = members.find(member => ['skip', 'only', 'todo', 'fixme', 'fails', 'fail', 'skipIf', 'runIf'].includes(member))
      return idle ? [`${source.path} ${idle}: ${name}`] : []
    }),
  )
}
