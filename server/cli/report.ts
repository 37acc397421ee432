/** What an import found, in sentences. */
import type { ImportMatch, ImportPlan } from '@trame/shared/exchange/plan'
import { cellName, type Table } from '@trame/shared/exchange/read'
import { words } from './words.ts'

const CUT = 70
const cut = (text: string): string => (text.length > CUT ? `${text.slice(0, CUT - 1)}…` : text)

export type ReportedOn = { readonly name: string, readonly table: Table, readonly match: ImportMatch | null }

export function planReport(plan: ImportPlan, { name, table, match }: ReportedOn): string {
  const { totals, doubts, levels } = plan
  const sheets = table.sheets.length
  const head = sheets > 1 ? words(`${name} (feuille « ${table.sheets[plan.sheet]!.name} », ${plan.sheet + 1} sur ${sheets})`, `${name} (sheet “${table.sheets[plan.sheet]!.name}”, ${plan.sheet + 1} of ${sheets})`) : name
  const groups = totals.groups.map((count, depth) => `${levels[depth] ?? words(`Niveau ${depth + 1}`, `Level ${depth + 1}`)} : ${count}`)
  const counts = [...groups, words(`Projets : ${totals.projects}`, `Projects: ${totals.projects}`), words(`À vérifier : ${totals.toVerify}`, `To check: ${totals.toVerify}`)]
  const used = totals.cells - totals.dropped - totals.used['left-out']
  return [
    `${head} — ${plan.title || words('sans titre', 'untitled')}`,
    `  ${counts.join(' · ')}`,
    words(`  Cellules remplies : ${totals.cells} · reprises : ${used} · écartées par choix : ${totals.used['left-out']} · perdues : ${totals.dropped}`, `  Filled cells: ${totals.cells} · used: ${used} · left out by choice: ${totals.used['left-out']} · dropped: ${totals.dropped}`),
    ...(match ? [`  ${matchCounts(match)}`] : []),
    ...(doubts.length > 0 ? [words(`  Doutes : ${doubts.length}`, `  Doubts: ${doubts.length}`)] : []),
    ...doubts.map(({ kind, cells, about, unsettled }) => `    ${[cells[0] ? cellName(cells[0]) : '', `${doubtWords(kind)} → ${choiceWords(unsettled)}`, cut(about)].filter(text => text !== '').join(' · ')}`),
    '',
  ].join('\n')
}

function matchCounts({ nodes, missing }: ImportMatch): string {
  const count = (state: string): number => nodes.filter(node => node.state === state).length
  return words(
    `Inchangés : ${count('same')} · modifiés : ${count('changed')} · déplacés : ${count('moved')} · nouveaux : ${count('new')} · absents du fichier (gardés) : ${missing.length}`,
    `Same: ${count('same')} · changed: ${count('changed')} · moved: ${count('moved')} · new: ${count('new')} · not in the file (kept): ${missing.length}`,
  )
}

function doubtWords(kind: ImportPlan['doubts'][number]['kind']): string {
  switch (kind) {
    case 'columns':
      return words('colonnes devinées, faute d’en-tête', 'columns guessed, for want of a head')
    case 'extent':
      return words('début du bloc incertain', 'unsure where the block begins')
    case 'joined-label':
      return words('lignes réunies', 'lines joined')
    case 'garbled-label':
      return words('libellé recomposé', 'label put together')
    case 'near-duplicate':
      return words('répétition probable', 'probable repetition')
    case 'twin':
      return words('même nom au même endroit', 'the same name at one place')
    case 'garbled':
      return words('ligne mal lue', 'badly read row')
    case 'run-together':
      return words('textes collés dans une cellule', 'texts run together in one cell')
    case 'dashed':
      return words('texte barré, lu comme des tirets', 'struck text, read as dashes')
    case 'annotation':
      return words('annotation inconnue', 'unknown annotation')
    case 'orphan':
      return words('annotation sans projet', 'note without a project')
    case 'struck':
      return words('barré, mais annoté autrement', 'struck through, but annotated otherwise')
    case 'hidden':
      return words('ligne masquée', 'hidden row')
    case 'cell-error':
      return words('cellule en erreur', 'cell with an error')
  }
}

function choiceWords(choice: string): string {
  const [kind, row] = choice.split(':')
  switch (kind) {
    case 'verify':
      return words('à vérifier', 'to check')
    case 'start':
      return words(`à partir de la ligne ${Number(row) + 1}`, `from row ${Number(row) + 1}`)
    case 'join':
      return words('réunies', 'joined')
    case 'text':
      return words('texte nettoyé', 'cleaned text')
    case 'status':
      return words('non retenu', 'not selected')
    default:
      return words('gardé', 'kept')
  }
}
