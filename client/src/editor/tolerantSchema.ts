/**
 * Two people's edits of one place can leave what the schema does not allow: a list entry without a line, words beside
 * blocks. The binding would delete it for everybody. Here it is shown mended; it is written so with the next edit.
 */
import { Fragment, type Node, type NodeType, type Schema } from '@tiptap/pm/model'

/** Makes `schema.node`, by which the binding reads the document, mend instead of throw. */
export function makeTolerant(schema: Schema): void {
  const strict = schema.node.bind(schema)
  schema.node = (type, attrs, content, marks) => {
    try {
      return strict(type, attrs, content, marks)
    } catch (error) {
      const nodeType = typeof type === 'string' ? schema.nodes[type] : type
      if (!nodeType) throw error
      const children = Fragment.from(content)
      return nodeType.createAndFill(attrs, children, marks) ?? nodeType.createAndFill(attrs, mended(nodeType, children), marks) ?? nodeType.create(attrs, children, marks)
    }
  }
}

/** The same words in nodes that may stand there. */
function mended(type: NodeType, children: Fragment): Fragment {
  const out: Node[] = []
  const add = (child: Node): void => {
    const match = type.contentMatch.matchFragment(Fragment.from(out))
    if (match?.matchType(child.type)) return void out.push(child)
    if (type.inlineContent) {
      if (child.isInline) return
      const text = child.textContent
      if (text !== '') out.push(type.schema.text(out.length > 0 ? ` ${text}` : text))
      return
    }
    const wrapping = match?.findWrapping(child.type)
    if (wrapping && wrapping.length > 0) {
      const wrapped = wrapping.reduceRight<Node | null>((inner, outer) => (inner ? outer.createAndFill(null, inner) : null), child)
      if (wrapped) return void out.push(wrapped)
    }
    if (child.isText) {
      const line = type.schema.nodes.paragraph!.create(null, child)
      if (match?.matchType(line.type)) out.push(line)
      else {
        const lineWrapping = match?.findWrapping(line.type)
        const wrapped = lineWrapping?.reduceRight<Node | null>((inner, outer) => (inner ? outer.createAndFill(null, inner) : null), line)
        if (wrapped) out.push(wrapped)
      }
      return
    }
    child.forEach(add)
  }
  children.forEach(add)
  return Fragment.from(out)
}
