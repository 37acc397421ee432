/** How a typed value is written as the text of a cell. */

/** As many digits as spreadsheets keep, so that 0.1 + 0.2 is 0.3. */
export const numberText = (value: number): string => String(Number(value.toPrecision(15)))

export const booleanText = (value: boolean): string => (value ? 'TRUE' : 'FALSE')

/** `2021-07-15`, with the time of day when there is one. Dates are days, not moments: UTC throughout. */
export function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const [day, time = ''] = value.toISOString().split('T')
  return time.startsWith('00:00:00') ? day! : `${day} ${time.slice(0, 5)}`
}

/** As Excel writes them in every language's file, and LibreOffice for what Excel has no name for. */
export const ERROR_TEXT = /^(#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|GETTING_DATA|SPILL!|CALC!)|Err:\d+)$/

/** Line breaks of any system as one kind. */
export const lineBreaks = (text: string): string => text.replace(/\r\n?/g, '\n')
