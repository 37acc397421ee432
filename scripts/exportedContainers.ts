import type { Plugin } from 'vite'

const GUARD = "typeof require !== 'undefined' && "

/** cfb exports itself only where there is a `require`; in a browser's worker there is none, and `.xls` could not be read. */
export const exportedContainers = (): Plugin => ({
  name: 'trame:exported-containers',
  transform(code, id) {
    if (!id.endsWith('/cfb/cfb.js')) return null
    if (!code.includes(GUARD)) throw new Error(`${id} exports itself otherwise than this plugin knows`)
    return { code: code.replace(GUARD, ''), map: null }
  },
})
