import { canonical, card, DEMO_NODES, expectInv, nodesOf, openDemo, placeOf, row } from './board.ts'
import { drag } from './drag.ts'
import { expect, test } from './fixtures.ts'

test('[T2] rows are dragged before, after, into and out of groups', async ({ person }) => {
  const anne = await person('Anne')
  await openDemo(anne, 'arbre')
  const { page } = anne
  const law = 'Prise de position dans les politiques et projets de loi français'

  await drag(page, row(page, 'Lien avec les travaux'), row(page, 'Projet de loi 3D'), { y: 0.1 })
  await expect.poll(() => placeOf(page, 'Lien avec les travaux')).toMatchObject({ parent: law, position: 0 })

  await drag(page, row(page, 'Lien avec les travaux'), row(page, 'Projet de loi 3D'), { y: 0.9 })
  await expect.poll(() => placeOf(page, 'Lien avec les travaux')).toMatchObject({ parent: law, position: 1 })

  await drag(page, row(page, 'Lien avec les travaux'), row(page, 'projets de règlements européens'), { y: 0.5 })
  await expect.poll(() => placeOf(page, 'Lien avec les travaux')).toMatchObject({ parent: 'Prise de position dans les politiques et projets de règlements européens', position: 0 })

  // At the left edge of the last row of a group: out to the level of the pointer, here right under the axis.
  await drag(page, row(page, 'Animation du groupe de travail'), row(page, 'Animation du groupe de travail'), { x: 34, y: 0.8 })
  await expect.poll(async () => (await placeOf(page, 'Animation du groupe de travail')).parent).toMatch(/^AXE 1/)
})

test('[T2] the same by keys: reorder, indent, outdent, and the focus stays on the row', async ({ person }) => {
  const anne = await person('Anne')
  await openDemo(anne, 'arbre')
  const { page } = anne
  const action = row(page, 'projets de règlements européens')
  await action.click()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => placeOf(page, 'Prise de position dans les politiques et projets de règlements')).toMatchObject({ position: 0 })
  await expect(action).toBeFocused()
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect.poll(() => placeOf(page, 'Prise de position dans les politiques et projets de règlements')).toMatchObject({ parent: 'Prise de position dans les politiques et projets de loi français' })
  await expect(action).toHaveAttribute('aria-level', '4')
  await page.keyboard.press('Control+BracketLeft')
  await expect(action).toHaveAttribute('aria-level', '3')
  await expect(action).toBeFocused()
  expect(page.url()).toContain('/b/')
})

test('[T2] « Déplacer… » does what a drag does, and the breadcrumb on the card agrees', async ({ person }) => {
  const anne = await person('Anne')
  await openDemo(anne, 'arbre')
  const { page } = anne
  await row(page, 'Projet de loi 3D').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Déplacer…' }).click()
  const group = page.getByLabel('Sous', { exact: true })
  const option = await group.locator('option').filter({ hasText: 'Dialogue avec les institutions européennes' }).getAttribute('value')
  await group.selectOption(option)
  await page.getByLabel('Position', { exact: true }).selectOption({ label: 'En premier' })
  await page.getByRole('button', { name: 'Déplacer', exact: true }).click()
  await expect.poll(() => placeOf(page, 'Projet de loi 3D')).toMatchObject({ parent: 'Dialogue avec les institutions européennes', position: 0 })
  await page.goto(page.url().replace('arbre', 'kanban'))
  await expect(card(page, 'Projet de loi 3D')).toContainText('Dialogue avec les institutions européennes')
})

test('[T6] twelve levels: level 2 moves with all below it, and what was closed stays closed', async ({ person }) => {
  const anne = await person('Anne')
  await openDemo(anne, 'arbre')
  const { page } = anne
  await page.getByRole('button', { name: 'Tout replier' }).click()
  await page.getByRole('button', { name: 'Ajouter : axe' }).click()
  const level = (number: number): RegExp => new RegExp(`Niveau ${number} \\d+ projet`)
  await expect(page.getByRole('textbox', { name: 'Titre' })).toBeFocused()
  await page.keyboard.type('Niveau 1')
  await page.keyboard.press('Enter')
  await expect(row(page, level(1))).toBeFocused()
  for (let number = 2; number <= 12; number++) {
    await row(page, level(number - 1)).click({ button: 'right' })
    await page.getByRole('menuitem', { name: /^Ajouter dedans/ }).click()
    await expect(page.getByRole('textbox', { name: 'Titre' })).toBeFocused()
    await page.keyboard.type(`Niveau ${number}`)
    await page.keyboard.press('Enter')
    await expect(row(page, level(number))).toBeFocused()
  }
  await expect(row(page, level(12))).toHaveAttribute('aria-level', '12')
  await expect(row(page, level(12)).getByText('Niveau 12')).toBeInViewport({ ratio: 1 })

  await drag(page, row(page, level(2)), row(page, /^AXE 1/), { y: 0.5 })
  await expect.poll(async () => (await placeOf(page, 'Niveau 2')).parent).toMatch(/^AXE 1/)
  const deepest = nodesOf((await canonical(page)).tree).find(({ title }) => title === 'Niveau 12')
  expect(deepest?.parent).toBe('Niveau 11')

  const axis = row(page, /AXE 3/)
  await expect(axis).toHaveAttribute('aria-expanded', 'false')
  await page.reload()
  await expect(axis).toHaveAttribute('aria-expanded', 'false')
  await expect(row(page, /AXE 1/)).toHaveAttribute('aria-expanded', 'false')
  await row(page, /AXE 1/).click()
  await page.keyboard.press('ArrowRight')
  await expect(row(page, level(12))).toHaveAttribute('aria-level', '12')
})

test('[T55] a title being typed survives what others do to the same row and around it', async ({ person }) => {
  const anne = await person('Anne')
  const bruno = await person('Bruno')
  await openDemo(anne, 'arbre')
  await openDemo(bruno, 'arbre')
  await row(anne.page, 'Lien avec les travaux').click()
  await anne.page.keyboard.press('F2')
  await anne.page.keyboard.press('End')
  await anne.page.keyboard.type(' (en cours')
  await row(bruno.page, 'Lien avec les travaux').click()
  await bruno.page.keyboard.press('Alt+Shift+ArrowLeft')
  await row(bruno.page, /AXE 1/).click()
  await bruno.page.keyboard.press('Alt+ArrowDown')
  await expect.poll(async () => (await placeOf(anne.page, 'AXE 1')).position).toBe(1)
  await expect(anne.page.getByRole('textbox', { name: 'Titre' })).toBeFocused()
  await anne.page.keyboard.type(' de route)')
  await anne.page.keyboard.press('Enter')
  await expect(row(bruno.page, 'Parlement européen (en cours de route)')).toBeVisible()
  await expectInv([anne.page, bruno.page], DEMO_NODES)
})
