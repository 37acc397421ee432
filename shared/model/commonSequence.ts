/**
 * The longest common subsequence of two lists, as pairs of positions in order. What both begin and end with is taken
 * first; the rest by dynamic programming (Wagner and Fischer, "The String-to-String Correction Problem", 1974).
 */
export function commonSequence(a: readonly string[], b: readonly string[]): readonly (readonly [inA: number, inB: number])[] {
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start++
  let end = 0
  while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const width = b.length - end - start + 1
  const height = a.length - end - start + 1
  /** lengths[i * width + j]: of the longest one of what begins at start + i in a and start + j in b. */
  const lengths = new Uint32Array(width * height)
  for (let i = height - 2; i >= 0; i--) {
    for (let j = width - 2; j >= 0; j--) {
      const isSame = a[start + i] === b[start + j]
      lengths[i * width + j] = isSame ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
    }
  }
  const pairs: [number, number][] = Array.from({ length: start }, (_, i) => [i, i])
  for (let i = 0, j = 0; i < height - 1 && j < width - 1;) {
    if (a[start + i] === b[start + j]) pairs.push([start + i++, start + j++])
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++
    else j++
  }
  for (let i = end; i > 0; i--) pairs.push([a.length - i, b.length - i])
  return pairs
}
