import { DEMO_NODES, expectInv, openDemo, placeOf, row } from './board.ts'
import { expect, test } from './fixtures.ts'

const SUB_AXIS = 'Dialogue avec le niveau national'

test('[T22] the trash says who and when; what is restored is back at its place, for everybody', async ({ person }) => {
  const anne = await person('Anne')
  const bruno = await person('Bruno')
  await openDemo(anne, 'arbre')
  await openDemo(bruno, 'arbre')
  const before = await placeOf(anne.page, SUB_AXIS)
  await row(anne.page, SUB_AXIS).click()
  await anne.page.keyboard.press('Delete')
  await expect(row(bruno.page, SUB_AXIS)).toHaveCount(0)

  await bruno.page.getByRole('button', { name: 'Autres actions' }).click()
  await bruno.page.getByRole('button', { name: /Corbeille/ }).click()
  const trash = bruno.page.getByRole('dialog', { name: 'Corbeille' })
  await expect(trash.getByRole('listitem')).toContainText(/Archivé par Anne, .*20\d\d.* · 3 projets/)
  await trash.getByRole('button', { name: `Restaurer «\u00a0${SUB_AXIS}\u00a0»` }).click()
  await expect(trash).toContainText('La corbeille est vide.')
  await expect(row(anne.page, SUB_AXIS)).toBeVisible()
  expect(await placeOf(anne.page, SUB_AXIS)).toEqual(before)
  await expectInv([anne.page, bruno.page], DEMO_NODES)
})
