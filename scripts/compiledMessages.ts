import { pathToFileURL } from 'node:url'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

const CATALOGUE = /\/i18n\/\w+\.(?:fr|en)\.ts$/

/** Compiles the catalogues while the client is built, so that no parser of ICU messages travels to the browser. */
export const compiledMessages = (): Plugin => ({
  name: 'trame:compiled-messages',
  async load(id) {
    const [file = ''] = id.split('?')
    if (!CATALOGUE.test(file)) return null
    // A new address each time: a catalogue that changed while the server runs is read anew.
    const exports = (await import(`${pathToFileURL(file).href}?read=${performance.now()}`)) as Record<string, Record<string, string>>
    return Object.entries(exports)
      .map(([name, messages]) => `export const ${name} = ${JSON.stringify(Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, compileMessage(text)])))}`)
      .join('\n')
  },
})
