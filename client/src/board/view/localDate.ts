/** The day of a time (milliseconds since 1970) where the reader is, as `YYYY-MM-DD`. */
export function localDate(timeMs: number): string {
  const date = new Date(timeMs)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
