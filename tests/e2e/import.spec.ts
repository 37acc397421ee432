import type { CanonicalNode } from '@trame/shared/model'
import { canonical, DEMO_NODES, expectInv, nodesOf, openDemo, row } from './board.ts'
import { expect, test, type Page } from './fixtures.ts'
import { chooseFile, dropFile, fixture, given, openImport, pasteRange, screen } from './importFiles.ts'
import { invite } from './invite.ts'

const WORKBOOK = 'programme-2021.xlsx'
const LAW = 'Projet de loi 3D - Position et avis de la MOT sur le transfrontalier'

/** Titles, fields and columns of what is not in the trash, without the ids that the nodes happen to have. */
type Said = { title: string; fields: unknown; status: unknown; children: Said[] }
const said = (nodes: readonly CanonicalNode[]): Said[] => nodes.filter(({ archived }) => !archived).map(({ title, fields, status, children }) => ({ title, fields, status, children: said(children) }))
const tree = async (page: Page): Promise<Said[]> => said((await canonical(page)).tree)
const openHome = async (page: Page): Promise<void> => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Importer un fichier' }).click()
}
const create = async (page: Page): Promise<void> => {
  await screen(page).getByRole('button', { name: /^Créer le programme/ }).click()
  await expect(page).toHaveURL(/\/b\//)
  await expect(page.getByRole('treeitem').first()).toBeVisible()
  await page.waitForFunction(() => window.trame !== undefined)
}
/** The totals, word by word: what is filled is used, to be checked, or left out. */
const totals = (page: Page) => screen(page).getByRole('status').filter({ hasText: /cellules? remplies?/ })
const line = (page: Page, title: string | RegExp) => screen(page).getByRole('treeitem').filter({ hasText: title }).first()

test('[T39][X22] the workbook with merged cells: chosen, previewed, made as the demonstration is; another person sees it, one undo removes it', async ({ person }) => {
  const { page } = await person('Anne', { path: '/' })
  await openHome(page)
  await chooseFile(page, given(WORKBOOK))
  await expect(totals(page)).toContainText('75 projets')
  await expect(totals(page)).toContainText('0 perdue')
  const numbers = /(\d+)\D+remplies = (\d+)\D+\+ (?:aucune|(\d+)) à vérifier \+ (?:aucune|(\d+)) écartée?s?.*\+ (\d+) perdue/.exec((await totals(page).textContent()) ?? '')!
  const [filled = 0, ...parts] = numbers.slice(1).map(part => Number(part ?? 0))
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(filled)
  await expect(page.getByText('Tout a été compris sans doute.')).toBeHidden()
  await page.getByRole('radio', { name: 'Doutes (0)' }).click()
  await expect(page.getByText('Tout a été compris sans doute.')).toBeVisible()
  await expect(page).toHaveURL(/\/$/)
  await create(page)
  await expect(row(page, LAW)).toBeVisible()

  const bruno = await person('Bruno')
  await openDemo(bruno, 'arbre')
  expect(await tree(page)).toEqual(await tree(bruno.page))
  await bruno.page.goto(await invite(page))
  await expect(row(bruno.page, LAW)).toBeVisible()
  await bruno.page.waitForFunction(() => window.trame !== undefined)
  await expectInv([page, bruno.page], DEMO_NODES)

  await page.getByRole('button', { name: `Annuler : importer « ${WORKBOOK} »` }).click()
  await expect.poll(() => tree(page)).toEqual([])
  await expect.poll(() => tree(bruno.page)).toEqual([])
})

for (const name of ['programme-2021.xls', 'programme-2021.ods', 'programme-2021.1252.csv', 'programme-2021.libreoffice.html']) {
  test(`[T39][X9] ${name} is read in the page as everywhere: 75 projects, nothing in doubt`, async ({ person }) => {
    const { page } = await person('Anne', { path: '/' })
    await openHome(page)
    await chooseFile(page, given(name))
    await expect(totals(page)).toContainText('75 projets')
    await expect(screen(page).getByRole('radio', { name: 'Doutes (0)' })).toBeVisible()
  })
}

test('[T39][X21] the raw broken text: dropped on the window, each line shows its source and each source row its lines; doubts are settled by a click or left to be checked', async ({ person }) => {
  const { page } = await person('Anne', { path: '/' })
  await expect(page.getByRole('button', { name: 'Importer un fichier' })).toBeVisible()
  await expect(page.locator('html[data-parts=here]')).toBeAttached()
  await dropFile(page, given('programme-2021.raw.txt'))
  await expect(totals(page)).toContainText('0 perdue')
  await expect(totals(page)).toContainText('68 projets')

  const source = screen(page).getByRole('region', { name: 'Source' })
  await line(page, 'Projet de loi 3D').click()
  const lit = source.locator('td[data-lit]').filter({ hasText: 'Projet de loi 3D' })
  await expect(lit).toBeVisible()
  await expect(screen(page).getByText(/^«.*Projet de loi 3D.*» ← [A-Z]/)).toBeVisible()
  // And back, by keys: the row below, and what became of it.
  await source.locator('tr[data-lit]').first().getByRole('button').focus()
  await page.keyboard.press('ArrowDown')
  await expect(screen(page).locator('[role=treeitem][data-lit]').first()).toBeInViewport()
  await expect(screen(page).getByText(/^Ligne \d+ → /)).toBeVisible()
  // Every line of the plan knows where it comes from.
  const untraced = await screen(page).getByRole('treeitem').evaluateAll(items => items.filter(item => !/^([A-Z]+\d+|verify)/.test((item as HTMLElement).dataset.key ?? '')).length)
  expect(untraced).toBe(0)

  await screen(page).getByRole('radio', { name: /^Doutes/ }).click()
  const first = screen(page).locator('[data-doubt^="near-duplicate"]').first()
  const before = await totals(page).textContent()
  await first.getByRole('button', { name: 'C’est le même : une seule fois' }).click()
  await expect(first.getByRole('button', { name: /C’est le même/ })).toHaveAttribute('aria-pressed', 'true')
  await expect(totals(page)).not.toHaveText(before!)
  await expect(totals(page)).toContainText('0 perdue')
  await create(page)
  const groups = (await canonical(page)).tree.map(({ title }) => title)
  expect(groups).toHaveLength(4)
  expect(groups.at(-1)).toBe('À vérifier')
})

test('[T39][X1] ranges as Excel and LibreOffice copy them: pasted with Ctrl+V, their spans and strikes are kept', async ({ person }) => {
  const { page } = await person('Anne', { path: '/' })
  await expect(page.locator('html[data-parts=here]')).toBeAttached()
  await pasteRange(page, { html: fixture('formats.excel.html').toString('utf8'), text: 'rien' })
  const lines = screen(page).getByRole('treeitem')
  await expect(lines).toHaveText([/^Axe 1/, /^deux lignes et deux espaces/, /^Projet barré.*non retenu/, /^tout barré riche.*non retenu/, /^Axe 2/, /^à demi barré/, /^dernière & <fin> "œ"/, /^À vérifier/, /^Lignes masquées/, /^ligne cachée/])
  await screen(page).getByRole('button', { name: 'Fermer' }).click()
  await expect(screen(page)).toBeHidden()
  await pasteRange(page, { html: fixture('formats.libreoffice.html').toString('utf8'), text: 'rien' })
  await expect(lines).toHaveCount(11)
  await create(page)
  expect(await tree(page)).toMatchObject([
    { title: 'Axe 1', children: [{ title: 'deux lignes et deux espaces', status: 'accepted' }, { title: 'Projet barré', status: 'rejected' }, { title: 'tout barré riche', status: 'rejected' }] },
    { title: 'Axe 2', children: [{ title: 'à demi barré', status: 'accepted' }, {}, {}, {}, {}, {}] },
  ])
})

test('[T39][X9] of a workbook with several sheets another one is chosen; what the first one was asked is forgotten', async ({ person }) => {
  const { page } = await person('Anne', { path: '/' })
  await openHome(page)
  await chooseFile(page, given('formats.xlsx'))
  await expect(totals(page)).toContainText('9 projets')
  await screen(page).getByLabel('Feuille').selectOption({ label: 'Cachée (masquée)' })
  await expect(totals(page)).toContainText('1 cellule remplie')
  await expect(screen(page).getByRole('region', { name: 'Source' })).toContainText('secret')
})

test('[T39][X15] imported again after changes, the file is matched with the board: nothing doubled, each change a choice, one step', async ({ person }) => {
  const anne = await person('Anne')
  await openDemo(anne, 'arbre')
  const { page } = anne
  await openImport(page)
  await chooseFile(page, given(WORKBOOK))
  await expect(screen(page).getByRole('button', { name: 'Rien à changer' })).toBeDisabled()
  await expect(screen(page).getByRole('button', { name: '113 inchangés' })).toBeVisible()
  await screen(page).getByRole('button', { name: 'Fermer' }).click()

  const before = await tree(page)
  const rows = fixture('programme-2021.csv').toString('utf8')
  const changed = rows.replace('Position et avis', 'Positions et avis')
  expect(changed).not.toBe(rows)
  const lines = changed.trimEnd().split(/\r?\n/)
  const dropped = lines.findIndex(text => text.includes('Impact du télétravail'))
  const withNew = [...lines.slice(0, dropped), ...lines.slice(dropped + 1), ';;;Un projet tout neuf;', ';;;Un autre projet neuf;'].join('\r\n')
  await dropFile(page, given('encore.csv', Buffer.from(withNew)))
  await expect(line(page, 'Un projet tout neuf')).toContainText('nouveau')
  const states = screen(page).getByRole('group', { name: 'Montrer' })
  for (const count of ['2 nouveaux', '1 modifié', '0 déplacé', '111 inchangés', '1 absent du fichier']) await expect(states).toContainText(count)
  await expect(line(page, 'Positions et avis')).toContainText('Titre : ')
  await screen(page).getByRole('checkbox', { name: 'Reprendre « Un autre projet neuf »' }).uncheck()
  await screen(page).getByRole('button', { name: 'Appliquer 2 changements' }).click()
  await expect(screen(page)).toBeHidden()
  const titles = nodesOf((await canonical(page)).tree).map(({ title }) => title)
  expect(titles).toContain('Un projet tout neuf')
  expect(titles).not.toContain('Un autre projet neuf')
  expect(titles).toHaveLength(DEMO_NODES + 1)
  expect(titles).toContain(LAW.replace('Position', 'Positions'))
  await page.getByRole('button', { name: 'Annuler : importer « encore.csv »' }).click()
  await expect.poll(() => tree(page)).toEqual(before)
})

test('[X22] while the preview is open it follows what another person changes, and what is accepted is what it shows', async ({ person }) => {
  const anne = await person('Anne')
  const bruno = await person('Bruno')
  await openDemo(anne, 'arbre')
  await openDemo(bruno, 'arbre')
  await openImport(anne.page)
  await chooseFile(anne.page, given(WORKBOOK))
  await expect(screen(anne.page).getByRole('button', { name: '113 inchangés' })).toBeVisible()
  await row(bruno.page, LAW).click()
  await bruno.page.keyboard.press('F2')
  await bruno.page.getByRole('textbox', { name: 'Titre' }).fill(LAW.replace('Projet', 'Projets'))
  await bruno.page.keyboard.press('Enter')
  await expect(screen(anne.page).getByRole('button', { name: '1 modifié' })).toBeVisible()
  await screen(anne.page).getByRole('button', { name: 'Appliquer 1 changement' }).click()
  await expect(row(bruno.page, LAW)).toBeVisible()
  await expectInv([anne.page, bruno.page], DEMO_NODES)
})

test('[T39][X3] what cannot be read is refused with its reason, and nothing is imported', async ({ person }) => {
  const { page } = await person('Anne', { path: '/' })
  await openHome(page)
  const refusals: [file: ReturnType<typeof given>, says: string][] = [
    [given('encrypted.xlsx'), '« encrypted.xlsx » est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis recommencez.'],
    [given('vide.csv', Buffer.alloc(0)), '« vide.csv » est vide. Rien n’a été importé.'],
    [given('empty.ods'), '« empty.ods » ne contient aucune cellule remplie.'],
    [given('rapport.pdf', Buffer.from('%PDF-1.7 …')), '« rapport.pdf » n’est pas un tableau : c’est un PDF. Enregistrez-le en .xlsx, .ods ou .csv.'],
    [given('coupé.xlsx', fixture(WORKBOOK).subarray(0, 4000)), '« coupé.xlsx » est tronqué ou endommagé. Rien n’a été importé.'],
    [given('énorme.csv', Buffer.alloc(33 * 1024 * 1024, 'a;b\n')), '« énorme.csv » dépasse 32 Mio. Gardez la feuille du programme et enregistrez-la seule. Rien n’a été importé.'],
  ]
  for (const [file, says] of refusals) {
    await chooseFile(page, file)
    await expect(screen(page).getByRole('alert')).toHaveText(says.replace(/« /g, '«\u00a0').replace(/ »/g, '\u00a0»').replace(/ :/g, '\u00a0:'))
    await screen(page).getByRole('button', { name: 'Choisir un autre fichier' }).click()
  }
  await screen(page).getByRole('button', { name: 'Fermer' }).click()
  await expect(page.getByText('Aucun programme n’a encore été ouvert ici.')).toBeVisible()
})

test('[T39][X10] the rules for marks are changed in the preview, and kept for next time on this device', async ({ person }) => {
  const { page } = await person('Anne', { path: '/' })
  await openHome(page)
  const file = given('liste.csv', Buffer.from('Axe;Projet;Annotation\nEau;Carte;Validé en bureau\n;Sentier;\n'))
  await chooseFile(page, file)
  await expect(line(page, 'Carte')).toContainText('à arbitrer')
  await screen(page).getByRole('radio', { name: 'Règles' }).click()
  const verdicts = screen(page).getByRole('region', { name: 'Verdicts dans l’annotation' }).getByRole('listitem').last()
  await verdicts.getByRole('combobox').selectOption({ label: 'inscrit au programme' })
  await verdicts.getByRole('textbox').fill('Validé en bureau')
  await page.keyboard.press('Enter')
  await screen(page).getByRole('checkbox', { name: /^Garder ces règles/ }).check()
  await screen(page).getByRole('radio', { name: 'Programme' }).click()
  await expect(line(page, 'Carte')).toContainText('inscrit au programme')
  await page.reload()
  await openHome(page)
  await chooseFile(page, file)
  await expect(line(page, 'Carte')).toContainText('inscrit au programme')
})

test('[T39] on a phone: source and programme are two tabs that lead to each other, and nothing reaches over the edge', async ({ person }) => {
  const { page } = await person('Anne', { path: '/', context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } })
  await openHome(page)
  await chooseFile(page, given(WORKBOOK))
  await line(page, LAW).tap()
  await screen(page).getByRole('button', { name: 'Voir dans la source' }).tap()
  await expect(screen(page).locator('td[data-lit]').filter({ hasText: LAW })).toBeInViewport()
  await screen(page).getByRole('button', { name: 'Ligne 6', exact: true }).tap()
  await screen(page).getByRole('button', { name: 'Voir dans le programme' }).tap()
  await expect(screen(page).locator('[role=treeitem][data-lit]').first()).toBeInViewport()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await expect(screen(page).getByRole('button', { name: /^Créer le programme/ })).toBeInViewport({ ratio: 1 })
})

test('[T39][T51] in English, with no network: a file becomes a board, and leaving after a choice is asked about', async ({ person }) => {
  const anne = await person('Anne', { context: { locale: 'en-GB' } })
  const { page, context } = anne
  await openDemo(anne, 'arbre')
  await page.getByRole('link', { name: 'Home' }).click()
  await expect(page.locator('html[data-parts=here]')).toBeAttached()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Import a file' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import', exact: true })
  await dialog.getByLabel('Choose a file').setInputFiles(given('programme-2021.raw.txt'))
  await expect(dialog.getByText(/0 dropped/)).toBeVisible()
  await dialog.getByRole('checkbox').first().uncheck()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Give up this import?' }).getByRole('button', { name: 'Go on' }).click()
  await dialog.getByRole('checkbox').first().check()
  await dialog.getByRole('button', { name: /^Create the programme/ }).click()
  await expect(page).toHaveURL(/\/b\//)
  await expect(page.getByRole('treeitem').first()).toBeVisible()
  await context.setOffline(false)
  await page.waitForFunction(() => window.trame !== undefined)
  const nodes = nodesOf((await canonical(page)).tree)
  expect(nodes.filter(({ kind }) => kind === 'card').length).toBeGreaterThanOrEqual(68)
})
