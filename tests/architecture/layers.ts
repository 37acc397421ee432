/** Nothing points up: who may import whom, and why. If a rule is wrong, change it here and say so in the commit. */
import { importsOf, type Source } from './sources.ts'

type Layer = { may: readonly string[]; why: string }

const SHARED = ['shared/access', 'shared/model', 'shared/talk', 'shared/commands', 'shared/queries', 'shared/protocol', 'shared/sync', 'shared/exchange']
const BOARD_LAYERS = ['shared/access', 'shared/model', 'shared/talk', 'shared/commands', 'shared/queries', 'shared/exchange']
const SIGHTLESS = ['client/ui', 'client/i18n']

export const LAYERS: Readonly<Record<string, Layer>> = {
  'shared/model': { may: [], why: 'the model says what a board is and knows nobody' },
  'shared/commands': { may: ['shared/model'], why: 'a command changes the model; what it needs to know it reads from the model' },
  'shared/queries': { may: ['shared/model'], why: 'a query reads the model and changes nothing, so it knows no command' },
  'shared/talk': { may: ['shared/model'], why: 'what is said on cards is a document of its own, made of the same facts' },
  'shared/protocol': { may: [], why: 'the wire is bytes and numbers; it knows no board' },
  'shared/access': { may: ['shared/protocol'], why: 'rights are said of rooms and roles; they know no board' },
  'shared/sync': { may: ['shared/protocol'], why: 'sync moves opaque updates; it knows no board' },
  'shared/exchange': {
    may: ['shared/model', 'shared/commands', 'shared/queries'],
    why: 'an import is a plan, then commands; it knows no wire',
  },

  'client/i18n': { may: [], why: 'texts know neither boards nor views' },
  'client/ui': { may: SIGHTLESS, why: 'buttons and dialogs know no board, so that any feature can use them' },
  'client/dnd': { may: SIGHTLESS, why: 'drag and drop knows items and places, no board' },
  'client/editor': { may: SIGHTLESS, why: 'the editor is given a text; it knows no board' },
  'client/session': { may: SHARED, why: 'the session is document, store, sync and undo; it draws nothing' },
  'client/board': {
    may: [...SIGHTLESS, 'client/dnd', 'client/session', 'shared/access', 'shared/model', 'shared/talk', 'shared/commands', 'shared/queries'],
    why: 'what several features draw of a board (chips, menus of a node, selection), because features never import each other',
  },
  'client/features': {
    may: [...SIGHTLESS, 'client/board', 'client/dnd', 'client/editor', 'client/session', ...BOARD_LAYERS],
    why: 'a feature reads and writes through the session; the wire is not its business',
  },
  'client/app': {
    may: [...SIGHTLESS, 'client/board', 'client/dnd', 'client/editor', 'client/session', 'client/features', ...SHARED],
    why: 'the composition root puts everything together and is imported by nobody',
  },

  'server/log': { may: [], why: 'the log stores bytes in order; it knows neither rooms nor boards' },
  'server/files': { may: [], why: 'a folder of bytes; it knows no board' },
  'server/fanout': { may: [], why: 'fan-out carries bytes between relays' },
  'server/access': { may: ['shared/access', 'shared/protocol', 'server/log'], why: 'rights are decided over names of boards, and lie beside the log' },
  'server/relay': {
    may: ['shared/access', 'shared/protocol', 'server/log', 'server/fanout', 'server/access'],
    why: 'the relay sees rooms, bytes, rights and acknowledgements, never boards',
  },
  'server/history': {
    may: ['shared/model', 'shared/commands', 'shared/queries', 'shared/exchange', 'shared/protocol', 'server/log'],
    why: 'history is the one part of the server that opens boards; it reads them from the log',
  },
  'server/http': {
    may: ['shared/access', 'shared/protocol', 'shared/model', 'shared/queries', 'server/access', 'server/files', 'server/relay', 'server/history', 'server/log', 'server/fanout'],
    why: 'routes ask the ports and say in JSON what history answers; they open no board themselves',
  },
  'server/cli': {
    may: ['shared/access', 'shared/protocol', 'shared/model', 'shared/commands', 'shared/exchange', 'server/history', 'server/log', 'server/access', 'server/files'],
    why: 'the command line works on boards that history opens for it; it starts no relay',
  },
  'server/app': {
    may: ['shared/access', 'shared/protocol', 'shared/model', 'server/files', 'server/log', 'server/fanout', 'server/access', 'server/relay', 'server/history', 'server/http', 'server/cli'],
    why: 'the composition root puts everything together and is imported by nobody',
  },
}

/** Libraries that have one home, so that they can be replaced there. */
export const HOMES: readonly { library: RegExp; home: RegExp; why: string }[] = [
  { library: /^@atlaskit\/|^@dragdroptouch\//, home: /^client\/dnd$/, why: 'the drag library is known by client/dnd alone' },
  { library: /^@tiptap\//, home: /^client\/editor$/, why: 'the rich-text library is known by client/editor alone' },
  { library: /^@lingui\//, home: /^client\/i18n$/, why: 'the message library is known by client/i18n alone' },
  { library: /^(dexie|y-websocket|y-indexeddb)(\/|$)/, home: /^client\/session$/, why: 'stores and providers are the session’s' },
  { library: /^(kysely|pg|node:sqlite)(\/|$)/, home: /^server\/(log|history|access)$/, why: 'databases are behind a port' },
  { library: /^(hucre|fflate|saxes|cfb|papaparse|write-excel-file)(\/|$)/, home: /^shared\/exchange$/, why: 'file formats are behind the port of shared/exchange' },
  { library: /^(redis)(\/|$)/, home: /^server\/fanout$/, why: 'Redis is behind the fan-out port' },
  { library: /^(react|react-dom|wouter|lucide-react|@base-ui\/react)(\/|$)/, home: /^client\//, why: 'only the client draws' },
]

/** What shared may take from outside: nothing that needs a DOM, Node, a clock or a network. */
const SHARED_LIBRARIES =
  /^(yjs|lib0|y-protocols|fractional-indexing|valibot|minisearch|papaparse|hucre|write-excel-file|fflate|saxes|cfb|@noble\/hashes)(\/|$)/

/** `client/src/features/tree/row.tsx` → `client/features`; null for what lies outside of every layer. */
export function layerOf(path: string): string | null {
  const parts = path.replace(/^client\/src\//, 'client/').split('/')
  return parts.length > 2 && /^(client|server|shared)$/.test(parts[0]!) ? `${parts[0]}/${parts[1]}` : null
}

const featureOf = (path: string): string | null => /^client\/src\/features\/([^/]+)\//.exec(path)?.[1] ?? null

function faultOf(
  source: Source,
  layer: string,
  { target, isExternal, specifier }: { target: string; isExternal: boolean; specifier: string },
): string | null {
  const rule = LAYERS[layer]
  if (!rule) return `the layer ${layer} is not in the table: add it with what it may import and why`
  if (isExternal) {
    if (layer.startsWith('shared/') && !SHARED_LIBRARIES.test(target))
      return `shared may not use ${target}: it runs on every device and server alike`
    const home = HOMES.find(({ library }) => library.test(target))
    return home && !home.home.test(layer) ? `${target} does not belong in ${layer}: ${home.why}` : null
  }
  const there = layerOf(target)
  if (there === null) return /\.(ts|tsx)$/.test(target) ? `${target} is in no layer` : null
  if (specifier.startsWith('.') && there.split('/')[0] !== layer.split('/')[0])
    return `${specifier} leaves the package: write @trame/shared/<layer>`
  if (there === layer) {
    const other = featureOf(target)
    return other !== featureOf(source.path) && other !== null
      ? `the feature ${featureOf(source.path)} imports the feature ${other}: features never import each other; what both need belongs below`
      : null
  }
  return rule.may.includes(there) ? null : `${layer} may not import ${there}: ${rule.why}`
}

/** One sentence per import that breaks the table. `sources` are the code without its tests, which may import what they test with. */
export function layerFaults(sources: Source[]): string[] {
  return sources.flatMap(source => {
    const layer = layerOf(source.path)
    if (layer === null) return []
    return importsOf(source).flatMap(found => {
      const fault = faultOf(source, layer, found)
      return fault === null ? [] : [`${source.path}:${found.line} ${fault}`]
    })
  })
}
