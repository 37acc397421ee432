/** The relay's demonstration board, or null: there is none, or no relay. */
export async function findDemo(signal: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch('/api/demo', { signal })
    const answer: unknown = response.ok ? await response.json() : null
    return typeof answer === 'object' && answer !== null && 'board' in answer && typeof answer.board === 'string' ? answer.board : null
  } catch {
    return null // offline: the boards of this device are there all the same
  }
}
