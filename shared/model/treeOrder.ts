import { ROOT, type Tree } from './tree.ts'

/** Compares two nodes by where they stand when the tree is read from top to bottom; what lies in the tray comes last. Negative: `a` first. Costs O(depth). */
export function treeOrder(tree: Tree, a: string, b: string): number {
  if (a === b) return 0
  const [left, right] = [tree.path(a), tree.path(b)]
  let [i, j] = [left.length - 1, right.length - 1]
  if (left[i] !== right[j]) return left[i] === ROOT ? -1 : 1
  while (i >= 0 && j >= 0 && left[i] === right[j]) {
    i--
    j--
  }
  if (i < 0 || j < 0) return i - j
  const [leftKey, rightKey] = [tree.key(left[i]!), tree.key(right[j]!)]
  return leftKey < rightKey || (leftKey === rightKey && left[i]! < right[j]!) ? -1 : 1
}
