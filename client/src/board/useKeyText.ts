import { useCallback } from 'react'
import { useTexts } from '../i18n/index.ts'
import { isMac, KEYS, readCombination, type KeyName } from './keys.ts'

const SIGNS: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }
const NAMED = { Enter: 'key.enter', Space: 'key.space', Escape: 'key.escape', Delete: 'key.delete' } as const
const isNamed = (key: string): key is keyof typeof NAMED => Object.hasOwn(NAMED, key)
/** On every keyboard there is a better one. */
const UNSAID = new Set(['ContextMenu'])

/** The keys of a combination in the reader's words, in the order in which they are pressed. */
export function useKeyText(): (name: KeyName) => readonly (readonly string[])[] {
  const t = useTexts()
  return useCallback(
    name =>
      KEYS[name]
        .filter(text => !UNSAID.has(text))
        .map(text => {
          const { key, hasMod, hasAlt, hasShift } = readCombination(text)
          return [
            ...(hasMod ? [isMac ? '⌘' : 'Ctrl'] : []),
            ...(hasAlt ? [isMac ? '⌥' : 'Alt'] : []),
            ...(hasShift ? [t('key.shift')] : []),
            isNamed(key) ? t(NAMED[key]) : (SIGNS[key] ?? key),
          ]
        }),
    [t],
  )
}
