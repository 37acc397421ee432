import { openDemo } from './board.ts'
import { expect, test } from './fixtures.ts'

test('[T51] French first; English is switched to live, kept over a reload, and back', async ({ person }) => {
  const { page } = await person('Anne')
  await openDemo({ page }, 'kanban')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('radio', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('radio', { name: 'Table' })).toBeVisible()
  await expect(page.getByText('Saved for all')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Tree' })).toBeVisible()
  // What people wrote is theirs: it is not translated.
  await expect(page.getByText('À arbitrer')).toBeVisible()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('radio', { name: 'Français' }).click()
  await expect(page.getByText('Enregistré pour tous')).toBeVisible()
})
