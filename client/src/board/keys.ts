/**
 * Every key of the board, once. Handlers ask `isKey`; menus, the palette and the list of keys print the same table, so
 * that none of them can tell of a key that does nothing. `Mod` is Ctrl, on a Mac Cmd.
 */
export const KEYS = {
  palette: ['Mod+K'],
  search: ['/', 'Mod+F'],
  undo: ['Mod+Z'],
  redo: ['Mod+Y', 'Mod+Shift+Z'],
  sheet: ['?'],
  rename: ['F2'],
  details: ['Enter'],
  archive: ['Delete'],
  menu: ['Shift+F10', 'ContextMenu'],
  pick: ['Mod+Space'],
  pickMore: ['Shift+ArrowUp', 'Shift+ArrowDown'],
  pickAll: ['Mod+A'],
  unpick: ['Escape'],
  walk: ['ArrowUp', 'ArrowDown'],
  openClose: ['ArrowRight', 'ArrowLeft'],
  addAfter: ['Shift+Enter'],
  addInside: ['Mod+Enter'],
  moveUp: ['Alt+ArrowUp'],
  moveDown: ['Alt+ArrowDown'],
  indent: ['Alt+Shift+ArrowRight', 'Mod+]'],
  outdent: ['Alt+Shift+ArrowLeft', 'Mod+['],
  walkCards: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  lift: ['Space'],
  carry: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  cancel: ['Escape'],
  edit: ['F2', 'Enter'],
  pickRow: ['Shift+Space', 'Mod+Space'],
  extendCells: ['Shift+ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowRight'],
  copy: ['Mod+C'],
  copyTable: ['Mod+C'],
  paste: ['Mod+V'],
} as const satisfies Record<string, readonly string[]>

export type KeyName = keyof typeof KEYS
type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

export type Combination = { readonly key: string; readonly hasMod: boolean; readonly hasAlt: boolean; readonly hasShift: boolean }

export function readCombination(text: string): Combination {
  const parts = text === '+' ? ['+'] : text.split('+')
  return { key: parts.at(-1)!, hasMod: parts.includes('Mod'), hasAlt: parts.includes('Alt'), hasShift: parts.includes('Shift') }
}

const keyOf = ({ key }: Pressed): string => (key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key)
/** Where a sign lies differs from keyboard to keyboard, and with it whether Shift is needed for it. */
const isSign = (key: string): boolean => key.length === 1 && key.toUpperCase() === key.toLowerCase()

export function isKey(event: Pressed, name: KeyName): boolean {
  return KEYS[name].some(text => {
    const { key, hasMod, hasAlt, hasShift } = readCombination(text)
    return keyOf(event) === key && (event.ctrlKey || event.metaKey) === hasMod && event.altKey === hasAlt && (isSign(key) || event.shiftKey === hasShift)
  })
}

export const isMac = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? '')

/** The first combination as signs, for those of which no key has a name in words. */
export const signOf = (name: KeyName): string => KEYS[name][0].replace('Mod', isMac ? '⌘' : 'Ctrl')
