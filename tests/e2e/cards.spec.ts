import { card } from './board.ts'
import { joinAsColleague } from './colleague.ts'
import { renameNode } from '@trame/shared/commands'
import { openBoard } from './essayBoard.ts'
import { expect, test } from './fixtures.ts'

const LONG = 'Étude des besoins en ingénierie des groupements de coopération transfrontalière, de leurs membres et de leurs partenaires, en vue d’un schéma commun des services publics de part et d’autre du Rhin supérieur et de la Moselle'

test('[T45] compact cards show more of the board; what they cut is whole beside them, under the pointer and with the focus of keys', async ({ person, server, essay }) => {
  const bruno = await joinAsColleague(server.origin, essay, 'Bruno')
  renameNode(bruno.board, { id: bruno.idOf('Projet alpha'), title: LONG })
  await bruno.saved()
  await bruno.leave()
  const { page } = await person('Anne', { context: { viewport: { width: 1280, height: 800 } } })
  await openBoard(page, essay, 'kanban')
  const long = card(page, 'Étude des besoins')
  const heightOf = async (): Promise<number> => (await long.boundingBox())!.height
  const preview = page.getByRole('tooltip')

  const whole = await heightOf()
  await card(page, 'Projet bêta').hover()
  await long.hover()
  await page.getByRole('button', { name: 'Affichage', exact: true }).click()
  await expect(preview, 'nothing of it was cut').toHaveCount(0)
  await page.getByRole('radio', { name: 'Compacte' }).click()
  await page.keyboard.press('Escape')
  await expect.poll(heightOf).toBeLessThan(whole / 2)
  await expect(page).toHaveURL(/densite=compacte/)

  await long.hover()
  await expect(preview).toContainText(LONG)
  await expect(preview).toContainText('Axe un › Sous-axe un › Action une')
  await expect(preview).toBeInViewport({ ratio: 1 })
  await page.mouse.move(640, 20)
  await expect(preview).toHaveCount(0)

  await card(page, 'Projet bêta').click()
  await page.mouse.move(640, 20)
  await page.keyboard.press('ArrowUp')
  await expect(long).toBeFocused()
  await expect(preview).toContainText(LONG)
  await page.keyboard.press('ArrowDown')
  await expect(preview, 'its neighbour is whole').toHaveCount(0)
})
