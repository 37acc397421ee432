import { lineAt, programOf, walk, type AstNode, type Source } from './sources.ts'

/** What shared would take from its surroundings. It is given to it as an argument instead. */
const SURROUNDINGS = new Set(
  'window document navigator location history localStorage sessionStorage indexedDB globalThis self crypto performance process Buffer global require setTimeout setInterval setImmediate requestAnimationFrame requestIdleCallback fetch WebSocket'.split(
    ' ',
  ),
)

const nameOf = (node: unknown): string | null => {
  const { type, name } = (node ?? {}) as Partial<AstNode>
  return type === 'Identifier' && typeof name === 'string' ? name : null
}

/** Places where an identifier only names a property or a member of a type. */
function isOnlyAName(parent: AstNode | null, key: string): boolean {
  if (!parent || parent.computed === true) return false
  return (
    (parent.type === 'MemberExpression' && key === 'property') ||
    (key === 'key' && parent.shorthand !== true) ||
    parent.type.startsWith('TSPropertySignature')
  )
}

/** Names that the file itself declares: a parameter called `document` is not the browser's. */
function declaredIn(program: AstNode): Set<string> {
  const declared = new Set<string>()
  const collect = (pattern: unknown): void => {
    for (const part of Array.isArray(pattern) ? pattern : [pattern])
      if (part)
        walk(part as AstNode, (node, parent, key) => !isOnlyAName(parent, key) && nameOf(node) !== null && declared.add(nameOf(node)!))
  }
  walk(program, node => {
    if (node.type === 'VariableDeclarator' || /^(Function|Class)/.test(node.type)) collect(node.id)
    if (/Function/.test(node.type)) collect(node.params)
    if (/^Import.*Specifier$/.test(node.type)) collect(node.local)
  })
  return declared
}

function impurityOf(node: AstNode, parent: AstNode | null, key: string, declared: Set<string>): string | null {
  if (node.type === 'NewExpression' && nameOf(node.callee) === 'Date') return 'new Date()'
  if (node.type === 'MemberExpression') {
    const member = `${nameOf(node.object)}.${nameOf(node.property)}`
    if (member === 'Date.now' || member === 'Math.random') return member
  }
  const name = nameOf(node)
  return name !== null && SURROUNDINGS.has(name) && !declared.has(name) && !isOnlyAName(parent, key) ? name : null
}

/** One sentence per use of clock, randomness, DOM or Node. */
export function impurities(sources: Source[]): string[] {
  return sources.flatMap(source => {
    const program = programOf(source)
    const declared = declaredIn(program)
    const faults: string[] = []
    walk(program, (node, parent, key) => {
      const what = impurityOf(node, parent, key, declared)
      if (what !== null) faults.push(`${source.path}:${lineAt(source.text, node.start)} uses ${what}: in shared it comes in as an argument`)
    })
    return faults
  })
}
