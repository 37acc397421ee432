export type Attributes = Readonly<Record<string, string>>

/** What of a style matters here; undefined where the style does not say, so that its parent does. */
type Style = { parent?: string, isStruck?: boolean, indent?: number, width?: number, isHidden?: boolean }

/** Points to which LibreOffice indents a cell by one step, and points of one character of its standard font. */
const STEP_POINTS = 10.5
const CHARACTER_POINTS = 5.6

/** Named and automatic styles of a document, filled while its tags go by. */
export class OdsStyles {
  private readonly styles = new Map<string, Style>()
  private current: Style | null = null

  open = (name: string, attributes: Attributes): void => {
    if (name === 'style:style') {
      this.current = { parent: attributes['style:parent-style-name'] }
      this.styles.set(keyOf(attributes['style:family'], attributes['style:name']), this.current)
      return
    }
    if (!this.current) return
    const line = attributes['style:text-line-through-style'] ?? attributes['style:text-line-through-type']
    if (name === 'style:text-properties' && line !== undefined) this.current.isStruck = line !== 'none'
    if (name === 'style:paragraph-properties') this.current.indent = Math.round((points(attributes['fo:margin-left']) ?? 0) / STEP_POINTS)
    if (name === 'style:table-column-properties') this.current.width = round(points(attributes['style:column-width']))
    if (name === 'style:table-properties') this.current.isHidden = attributes['table:display'] === 'false'
  }

  /** Follows the parents; a circle of styles ends where it began. */
  get<Name extends keyof Style>(family: string, style: string | undefined, property: Name): Style[Name] {
    const seen = new Set<string>()
    for (let at = style; at !== undefined && !seen.has(at); at = this.styles.get(keyOf(family, at))?.parent) {
      seen.add(at)
      const value = this.styles.get(keyOf(family, at))?.[property]
      if (value !== undefined) return value
    }
    return undefined
  }
}

const keyOf = (family: string | undefined, name: string | undefined): string => `${family} ${name}`

const UNIT_POINTS: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 72 / 2.54, mm: 72 / 25.4, pc: 12, px: 0.75 }

function points(length: string | undefined): number | undefined {
  const match = /^(-?[\d.]+)(pt|in|cm|mm|pc|px)$/.exec(length ?? '')
  return match ? Number(match[1]) * UNIT_POINTS[match[2]!]! : undefined
}

const round = (width: number | undefined): number | undefined => (width === undefined ? undefined : Math.round(width / CHARACTER_POINTS))
