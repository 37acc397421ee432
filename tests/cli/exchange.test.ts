import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { seedDemo } from '../../server/history/seedDemo.ts'
import { Device } from '../relay/device.ts'
import { serve, temporaryFolder } from '../relay/servers.ts'
import { Board } from '@trame/shared/model'
import { trame, trameInEnglish, trameWith } from './trame.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`../exchange/fixtures/${name}`, import.meta.url))

/** A data folder with the demonstration, whose relay has stopped; and the files of the programme beside it. */
async function folder(): Promise<{ dataDir: string; demo: string }> {
  const dataDir = temporaryFolder()
  const server = await serve({ dataDir, seedDemo })
  await server.stop()
  for (const name of ['programme-2021.xlsx', 'programme-2021.raw.txt', 'encrypted.ods', 'formats.xlsx']) copyFileSync(fixture(name), path.join(dataDir, name))
  return { dataDir, demo: server.demo! }
}

test('[T39][X20] a workbook becomes a board: its id on standard output, what was found on the other one', async () => {
  const { dataDir } = await folder()
  const { code, stdout, stderr } = await trame(dataDir, 'import', 'programme-2021.xlsx')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^[0-9A-Za-z]{22}\n$/)
  expect(stderr).toBe(
    [
      'programme-2021.xlsx — PROGRAMME DE TRAVAIL 2021',
      '  Axe : 3 · Sous-axe : 11 · Action : 24 · Projets : 75 · À vérifier : 0',
      '  Cellules remplies : 145 · reprises : 145 · écartées par choix : 0 · perdues : 0',
      '',
    ].join('\n'),
  )
  expect((await trame(dataDir, 'boards')).stdout).toContain(`${stdout.trim()}\tPROGRAMME DE TRAVAIL 2021\t75 projets\n`)
})

test('[T39][X20] with --dry-run nothing is written, and each doubt is said with what holds until it is settled', async () => {
  const { dataDir, demo } = await folder()
  const { code, stdout, stderr } = await trame(dataDir, 'import', 'programme-2021.raw.txt', '--dry-run')
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('  Axe : 3 · Sous-axe : 11 · Action : 24 · Projets : 68 · À vérifier : 25\n')
  expect(stdout).toContain('  Cellules remplies : 219 · reprises : 219 · écartées par choix : 0 · perdues : 0\n')
  expect(stdout).toContain('  Doutes : 19\n')
  expect(stdout).toContain('    A45 · début du bloc incertain → à partir de la ligne 35 · [SOCLE] AXE 2 - FACILITER LES PROJETS')
  expect(stdout).toContain("    D79 · répétition probable → à vérifier · Appui à la définition d'une stratégie")
  expect((await trame(dataDir, 'boards')).stdout.split('\n')).toHaveLength(2)
  const english = await trameInEnglish(dataDir, 'import', 'programme-2021.raw.txt', '--dry-run', '--board', demo)
  expect(english.stdout).toContain('  Filled cells: 219 · used: 219 · left out by choice: 0 · dropped: 0\n')
  expect(english.stdout).toMatch(/\n {2}Same: \d+ · changed: \d+ · moved: \d+ · new: \d+ · not in the file \(kept\): \d+\n/)
})

test('[T39][X20] a board is brought up to date where its folder lies still: what is there already comes no second time', async () => {
  const { dataDir, demo } = await folder()
  const before = (await trame(dataDir, 'fingerprint', demo)).stdout
  const again = await trame(dataDir, 'import', 'programme-2021.xlsx', '--board', demo)
  expect([again.code, again.stdout]).toEqual([0, `${demo}\n`])
  expect(again.stderr).toContain('  Inchangés : 113 · modifiés : 0 · déplacés : 0 · nouveaux : 0 · absents du fichier (gardés) : 0\n')
  expect((await trame(dataDir, 'fingerprint', demo)).stdout).toBe(before)

  writeFileSync(path.join(dataDir, 'plus.csv'), 'Axe;Action;Nom du projet;Remarque\nAXE 4 - SUIVRE;Bilan;Rapport annuel;Priorité 1\n')
  const more = await trame(dataDir, 'import', 'plus.csv', '--board', demo)
  expect(more.stderr).toContain('nouveaux : 3 · absents du fichier (gardés) : 3')
  expect((await trame(dataDir, 'boards')).stdout).toBe(`${demo}\tProgramme de travail 2021 (démonstration)\t76 projets\n`)
})

test('[T39][X20] while the relay runs, the change goes through it: a device that is there sees it at once', async () => {
  const dataDir = temporaryFolder()
  const server = await serve({ dataDir, seedDemo })
  const device = new Device(server.url, server.demo!)
  await device.synced()
  const board = new Board(device.doc, { author: 'lea', now: Date.now, random: Math.random })
  writeFileSync(path.join(dataDir, 'plus.csv'), 'Axe;Nom du projet\nAXE 4 - SUIVRE;Rapport annuel\n')

  const elsewhere = await trame(dataDir, 'import', 'plus.csv', '--board', server.demo!, '--relay', 'http://127.0.0.1:9')
  expect(elsewhere).toMatchObject({ code: 1, stdout: '' })
  expect(elsewhere.stderr).toContain('Un relais tient ce dossier, mais rien ne répond à http://127.0.0.1:9.')

  expect(await trame(dataDir, 'import', 'plus.csv', '--board', server.demo!, '--relay', server.url)).toMatchObject({ code: 0, stdout: `${server.demo}\n` })
  const seen = (): boolean => [...board.nodes()].some(id => board.title(id) === 'Rapport annuel')
  await device.until(seen)
  expect((await trame(dataDir, 'boards')).stdout).toContain('76 projets')
  await device.leave()
})

test('[T40][T42][X20] a board goes out as workbook, CSV, outline and JSON; the workbook comes in as the same board', async () => {
  const { dataDir, demo } = await folder()
  const out = (file: string): Buffer => readFileSync(path.join(dataDir, file))
  expect(await trame(dataDir, 'export', demo, '--format', 'xlsx', '--output', 'officiel.xlsx')).toEqual({ code: 0, stdout: '', stderr: `${path.join(dataDir, 'officiel.xlsx')} : Programme de travail 2021 (démonstration)\n` })
  expect(out('officiel.xlsx').subarray(0, 2).toString()).toBe('PK')
  const back = await trame(dataDir, 'import', 'officiel.xlsx', '--board', demo)
  expect(back.stderr).toContain('  Inchangés : 113 · modifiés : 0 · déplacés : 0 · nouveaux : 0 · absents du fichier (gardés) : 0\n')

  await trame(dataDir, 'export', demo, '--format', 'csv', '--separator', ',', '--output', 'a.csv')
  expect(out('a.csv').subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  expect(out('a.csv').toString().split('\r\n')[0]).toBe('\ufeffAxe,Sous-axe,Action,Nom du projet,Statut,Priorité,Territoire,Soumis à,Motif,Annotation')
  const plain = await trame(dataDir, 'export', demo, '--format', 'csv', '--no-bom')
  expect(plain.stdout.startsWith('Axe;Sous-axe;')).toBe(true)
  expect((await trame(dataDir, 'export', demo, '--format', 'md')).stdout).toContain('\n- Newsletters - 10 à 11/an *(Priorité 1)*\n')
  expect((await trameInEnglish(dataDir, 'export', demo, '--format', 'csv', '--no-bom')).stdout.split('\r\n')[0]).toBe('Axe;Sous-axe;Action;Project name;Status;Priority;Territory;Submitted for;Rationale;Annotation')
})

test('[T41][X25] a board goes out as PDF, printed by the installed browser: official, by status, project sheets', async () => {
  const { dataDir, demo } = await folder()
  const pages: number[] = []
  for (const layout of ['official', 'status', 'projects']) {
    const { code, stdout, stderr } = await trame(dataDir, 'export', demo, '--format', 'pdf', '--layout', layout, '--output', `${layout}.pdf`)
    const pdf = readFileSync(path.join(dataDir, `${layout}.pdf`)).toString('latin1')
    const count = pdf.match(/\/Type\s*\/Page\b(?!s)/g)!.length
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: `${count} pages\n${path.join(dataDir, `${layout}.pdf`)} : Programme de travail 2021 (démonstration)\n` })
    expect(pdf.startsWith('%PDF-')).toBe(true)
    expect(pdf.match(/\/MediaBox \[0 0 84[12](\.\d+)? 59[456](\.\d+)?\]/g)).toHaveLength(count)
    pages.push(count)
  }
  expect(Math.min(...pages)).toBeGreaterThan(3)
  expect(new Set(['official', 'status', 'projects'].map(layout => readFileSync(path.join(dataDir, `${layout}.pdf`)).length)).size).toBe(3)
  const none = await trameWith({ TRAME_CHROMIUM: '/nulle/part' }, dataDir, 'export', demo, '--format', 'pdf', '--output', 'sans.pdf')
  expect([none.code, none.stdout, existsSync(path.join(dataDir, 'sans.pdf'))]).toEqual([1, '', false])
  expect(none.stderr).toContain('Le navigateur /nulle/part n’a pas pu imprimer')
  expect((await trame(dataDir, 'export', demo, '--format', 'pdf', '--layout', 'x')).stderr).toContain('Mise en page inconnue : x. Au choix : official, status, projects.')
})

test('[X3][X20] what cannot be read, written or understood gets one sentence, and nothing is imported by halves', async () => {
  const { dataDir, demo } = await folder()
  writeFileSync(path.join(dataDir, 'faux.xlsx'), '%PDF-1.7\n')
  writeFileSync(path.join(dataDir, 'coupe.xlsx'), readFileSync(fixture('programme-2021.xlsx')).subarray(0, 4_000))
  const said = async (...args: string[]): Promise<[number, string]> => {
    const { code, stdout, stderr } = await trame(dataDir, ...args)
    expect(stdout).toBe('')
    return [code, stderr.split('\n')[0]!]
  }
  expect(await said('import', 'encrypted.ods')).toEqual([1, 'encrypted.ods est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis recommencez.'])
  expect(await said('import', 'faux.xlsx')).toEqual([1, 'faux.xlsx n’est pas un tableau : c’est un PDF. Enregistrez-le en .xlsx, .ods ou .csv.'])
  expect(await said('import', 'coupe.xlsx')).toEqual([1, 'coupe.xlsx est tronqué ou endommagé. Rien n’a été importé.'])
  expect(await said('import', 'formats.xlsx', '--sheet', 'Autre')).toEqual([1, 'Aucune feuille « Autre ». Feuilles : Programme é, Cachée.'])
  expect(await said('import', 'programme-2021.xlsx', '--board', 'inconnuinconnu')).toEqual([1, 'Aucun programme « inconnuinconnu » dans ce dossier. « boards » les énumère.'])
  expect(await said('export', demo, '--format', 'xml')).toEqual([2, 'Format inconnu : xml. Au choix : xlsx, csv, md, json ou pdf.'])
  expect(await said('export', demo, '--format', 'csv', '--separator', '|')).toEqual([2, 'Séparateur inconnu : |. Au choix : « ; », « , » ou tab.'])
  expect(await said('export', demo, '--output', 'absent/a.json')).toEqual([1, `Impossible d’écrire ${path.join(dataDir, 'absent/a.json')} (ENOENT).`])
  expect((await trame(dataDir, 'boards')).stdout).toBe(`${demo}\tProgramme de travail 2021 (démonstration)\t75 projets\n`)
})

test('[W6] the file of a board brings the texts of its projects into a folder, and out of it as they were', async () => {
  const { dataDir, demo } = await folder()
  const file = JSON.parse((await trame(dataDir, 'export', demo)).stdout) as Record<string, unknown>
  expect(file).not.toHaveProperty('texts')
  const texts = { carte: [{ type: 'heading', attrs: { level: 2 }, content: [{ text: 'Objectifs' }] }, { type: 'paragraph', content: [{ text: 'un ' }, { text: 'mot', marks: { bold: {} } }] }] }
  writeFileSync(path.join(dataDir, 'avec-textes.json'), JSON.stringify({ ...file, texts }))
  const { code, stdout } = await trame(dataDir, 'import', 'avec-textes.json')
  expect(code).toBe(0)
  expect(JSON.parse((await trame(dataDir, 'export', stdout.trim())).stdout)).toMatchObject({ texts })
  expect((await trame(dataDir, 'boards')).stdout).not.toContain('.texts')
})
