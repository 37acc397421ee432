/** Why a file cannot be imported, in one sentence. */
import type { Refused } from '@trame/shared/exchange/read'
import { words } from './words.ts'

export function explainJson({ code, at }: { code: 'not-json' | 'not-a-board' | 'newer-schema', at: string }, file: string): string {
  switch (code) {
    case 'not-json':
      return words(`${file} n’est pas du JSON : ${at}`, `${file} is not JSON: ${at}`)
    case 'not-a-board':
      return words(`${file} n’est pas un programme exporté par Trame : « ${at} » ne convient pas. Rien n’a été importé.`, `${file} is not a board exported by Trame: “${at}” does not fit. Nothing was imported.`)
    case 'newer-schema':
      return words(`${file} vient d’une version plus récente de Trame. Mettez Trame à jour ; rien n’a été importé.`, `${file} comes from a newer version of Trame. Update Trame; nothing was imported.`)
  }
}

const KINDS: Readonly<Record<string, () => string>> = {
  pdf: () => words('un PDF', 'a PDF'),
  image: () => words('une image', 'an image'),
  document: () => words('un document de traitement de texte', 'a text document'),
  presentation: () => words('une présentation', 'a presentation'),
  archive: () => words('une archive', 'an archive'),
  html: () => words('une page HTML', 'an HTML page'),
  'xls-5': () => words('un classeur d’Excel 95 ou plus ancien', 'a workbook of Excel 95 or older'),
  xlsb: () => words('un classeur binaire (.xlsb)', 'a binary workbook (.xlsb)'),
}

export function explainRefusal({ code, detail = '', limit = 0 }: Refused, file: string): string {
  const nothing = words('Rien n’a été importé.', 'Nothing was imported.')
  const what = KINDS[detail]?.() ?? words('un fichier binaire', 'a binary file')
  const mebibytes = Math.round(limit / 1024 / 1024)
  switch (code) {
    case 'empty-file':
      return words(`${file} est vide.`, `${file} is empty.`)
    case 'too-large':
      return words(`${file} dépasse ${mebibytes} Mio. ${nothing}`, `${file} is larger than ${mebibytes} MiB. ${nothing}`)
    case 'too-large-inside':
      return words(`${file} dépasse ${mebibytes} Mio une fois décompressé. ${nothing}`, `${file} is larger than ${mebibytes} MiB once unpacked. ${nothing}`)
    case 'too-many-cells':
      return words(`${file} a plus de ${limit} cellules remplies. Gardez la feuille du programme et enregistrez-la seule.`, `${file} has more than ${limit} filled cells. Keep the sheet of the programme and save it alone.`)
    case 'encrypted':
      return words(`${file} est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis recommencez.`, `${file} is protected by a password. Save it without one, then try again.`)
    case 'damaged':
      return words(`${file} est tronqué ou endommagé. ${nothing}`, `${file} is cut short or damaged. ${nothing}`)
    case 'wrong-kind':
      return words(`${file} n’est pas un tableau : c’est ${what}. Enregistrez-le en .xlsx, .ods ou .csv.`, `${file} is no table: it is ${what}. Save it as .xlsx, .ods or .csv.`)
    case 'unsupported':
      return words(`${file} est ${what}. Enregistrez-le en .xlsx ou .ods.`, `${file} is ${what}. Save it as .xlsx or .ods.`)
    case 'no-content':
      return words(`${file} ne contient aucune cellule remplie.`, `${file} has no filled cell.`)
  }
}
