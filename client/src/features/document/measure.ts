/** What the browser says of elements that are drawn out of sight. */

/** Printers set type a little otherwise than screens: room for a line that breaks differently. */
const SLACK_PX = 14

export const heightsIn = (box: HTMLElement, part: string, elements: string): number[] => [...box.querySelectorAll(`[data-measure="${part}"] ${elements}`)].map(element => element.getBoundingClientRect().height)

/** How much a first or another sheet holds. */
export const roomOn = (box: HTMLElement, part: 'first' | 'other'): number => (heightsIn(box, part, '[data-room]')[0] ?? 0) - SLACK_PX
