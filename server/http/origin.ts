/**
 * May a page from `origin` open a socket to `host`? Its own pages may, tools (which send no Origin) may,
 * and those that the operator allows; another site's script in a visitor's browser may not.
 */
export function isAllowedOrigin({ origin, host, allowed }: { origin: string | undefined, host: string | undefined, allowed: readonly string[] }): boolean {
  if (origin === undefined || allowed.includes(origin)) return true
  try {
    return host !== undefined && new URL(origin).host === host
  } catch {
    return false
  }
}
