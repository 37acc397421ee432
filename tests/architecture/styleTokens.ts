/** Colours and sizes of type have one home, so that a theme changes them all. */
import { lineAt, type Source } from './sources.ts'

const HOME = 'client/src/ui/tokens.css'

const RULES: readonly { raw: RegExp; why: string }[] = [
  { raw: /#[0-9a-f]{3,8}\b(?![^{}]*\{)|\b(?:oklch|oklab|rgba?|hsla?|lab|lch)\(/gi, why: 'a colour of its own' },
  { raw: /font(?:-size)?:[^;]*?\b\d*\.?\d+(?:rem|px)(?=[\s/;])/g, why: 'a size of type of its own' },
]

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, found => found.replace(/[^\n]/g, ' '))

export function rawStyles(sheets: readonly Source[]): string[] {
  return sheets
    .filter(({ path }) => path !== HOME)
    .flatMap(({ path, text }) => {
      const bare = withoutComments(text)
      return RULES.flatMap(({ raw, why }) => [...bare.matchAll(raw)].map(({ 0: found, index }) => `${path}:${lineAt(bare, index)} has ${why}: ${found.trim()}`))
    })
}
