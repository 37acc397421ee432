import * as Y from 'yjs'
import { AxeBuilder } from '@axe-core/playwright'
import { row } from './board.ts'
import { badge, expectSaved, rename } from './essayBoard.ts'
import { expect, test, type Page } from './fixtures.ts'
import { update } from '../relay/wire.ts'

test.describe.configure({ timeout: 180_000 })

/** Makes a programme as anybody does, and waits until the relay has it. */
async function makeProgramme(page: Page): Promise<string> {
  await page.goto('/')
  await page.getByRole('button', { name: 'Nouveau programme' }).click()
  await page.getByLabel('Nom du programme').fill('Programme partagé')
  await page.keyboard.press('Enter')
  await expectSaved(page)
  await page.getByRole('radio', { name: 'Arbre' }).click()
  return new URL(page.url()).pathname.split('/')[2]!
}

const sharing = (page: Page) => page.getByRole('dialog', { name: 'Partager' })

async function openSharing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Partager' }).click()
  await expect(sharing(page)).toBeVisible()
}

/** Makes a link in the open dialog; the code that is then shown to the room. */
async function makeLink(page: Page, role: string, label: string): Promise<string> {
  const dialog = sharing(page)
  await dialog.getByLabel('Rôle donné').selectOption({ label: role })
  await dialog.getByLabel('Pour qui ?').fill(label)
  await dialog.getByRole('button', { name: 'Créer le lien' }).click()
  const shown = dialog.getByRole('listitem').filter({ hasText: label })
  await expect(shown.getByRole('img', { name: 'Code QR de ce lien' })).toBeVisible()
  return (await shown.getByText(/^[2-9A-Z]{4} [2-9A-Z]{4}$/).textContent())!
}

async function axe(page: Page): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))))
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`))
}

/** Writes into the relay's room by hand, from a page that knows no better; what the relay says to it. */
function writeByHand(page: Page, room: string, message: Uint8Array): Promise<string> {
  return page.evaluate(
    ({ address, bytes }) =>
      new Promise<string>(resolve => {
        const socket = new WebSocket(address.replace(/^http/, 'ws'))
        socket.binaryType = 'arraybuffer'
        socket.addEventListener('open', () => socket.send(Uint8Array.from(bytes)))
        socket.addEventListener('close', ({ code }) => resolve(`closed ${code}`))
        socket.addEventListener('message', ({ data }) => {
          const heard = new Uint8Array(data as ArrayBuffer)
          if (heard[0] === 101) resolve(`refused: ${new TextDecoder().decode(heard.slice(3))}`)
          else if (heard[0] === 100) resolve('taken')
        })
      }),
    { address: `${new URL(page.url()).origin}/sync/${room}?v=2`, bytes: [...message] },
  )
}

test('[T33][R1][R3][R4][R10] a programme is private; a code lets in, the role decides what is offered and what the relay takes, and a link is withdrawn at once', async ({ person }) => {
  const anne = await person('Anne')
  const board = await makeProgramme(anne.page)
  const bruno = await person('Bruno', { path: `/b/${board}` })
  const { page } = bruno

  // The address alone lets nobody in.
  await expect(page.getByRole('heading', { name: 'Ce programme est privé' })).toBeVisible()
  await openSharing(anne.page)
  await expect(sharing(anne.page)).toContainText('Privé : seules les personnes invitées par un lien entrent.')
  await expect(sharing(anne.page)).toContainText('Votre rôle dans ce programme : Propriétaire.')
  const code = await makeLink(anne.page, 'Peut lire', 'Commission')
  expect(await axe(anne.page), 'the dialog').toEqual([])

  await page.getByRole('link', { name: 'Saisir un code' }).click()
  await page.getByLabel('Code').fill('AAAA AAAA')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('Ce lien ou ce code n’existe pas. Vérifiez qu’il est complet.')
  await page.getByLabel('Code').fill(code.toLowerCase())
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: 'Arbre' }).click()
  await expect(row(page, 'Premier projet')).toBeVisible()
  expect(page.url()).not.toContain(code.replace(' ', ''))

  // What a reader may not do is not offered, by menu, key or button.
  await expect(page.getByText('Vous pouvez lire ce programme, pas le modifier.', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ajouter un projet' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Rien à annuler' })).toBeHidden()
  await row(page, 'Premier projet').click()
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Titre' })).toHaveCount(0)
  await row(page, 'Premier projet').click({ button: 'right' })
  await expect(page.getByRole('menuitem')).toHaveText([/^Ouvrir/])
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: 'Projet', exact: true })
  await expect(sheet.getByRole('textbox', { name: 'Titre' })).toBeDisabled()
  await expect(sheet.getByRole('textbox', { name: 'Description' })).toHaveAttribute('contenteditable', 'false')
  await sheet.getByRole('tab', { name: /^Discussion/ }).click()
  await expect(sheet.getByText('Personne n’a encore', { exact: false })).toBeVisible()
  await expect(sheet.getByRole('textbox')).toHaveCount(0)

  // What is made by hand is refused, and reaches nobody.
  const before = await anne.page.evaluate(() => window.trame!.fingerprint())
  const doc = new Y.Doc()
  doc.getArray('facts').push([['x', 1, 'bruno', { title: 'Pirate' }]])
  expect(await writeByHand(page, board, update(Y.encodeStateAsUpdate(doc)))).toBe('refused: read-only')
  expect(await writeByHand(page, `${board}.texts`, update(Y.encodeStateAsUpdate(doc)))).toBe('refused: read-only')
  expect(await anne.page.evaluate(() => window.trame!.fingerprint())).toBe(before)

  // Another link: who may comment says something, and changes nothing.
  const toComment = await makeLink(anne.page, 'Peut commenter', 'Avis')
  await page.goto('/rejoindre')
  await page.getByLabel('Code').fill(toComment)
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: 'Kanban' }).click()
  await page.locator('[data-card]').dblclick()
  await sheet.getByRole('tab', { name: /^Discussion/ }).click()
  await sheet.getByRole('textbox', { name: 'Votre commentaire' }).fill('Un avis')
  await sheet.getByRole('button', { name: 'Envoyer' }).click()
  await expectSaved(page)
  await expect(sheet.getByRole('article').filter({ hasText: 'Un avis' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Rien à annuler' })).toBeHidden()
  expect(await writeByHand(page, board, update(Y.encodeStateAsUpdate(doc)))).toBe('refused: read-only')

  // And one to write.
  const second = await makeLink(anne.page, 'Peut modifier', 'Rédaction')
  await page.goto('/rejoindre')
  await page.getByLabel('Code').fill(second)
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: 'Arbre' }).click()
  await rename(page, 'Premier projet', 'Projet de Bruno')
  await expectSaved(page)

  // Who came, and by which link.
  const people = sharing(anne.page).getByRole('region', { name: 'Personnes' })
  await expect(people.getByRole('listitem').filter({ hasText: 'Bruno' })).toContainText('Peut modifier · par « Rédaction » · ici maintenant', { timeout: 15_000 })

  const withdraw = async (label: string): Promise<void> => {
    await sharing(anne.page).getByRole('button', { name: `Retirer le lien « ${label} »` }).click()
    await expect(sharing(anne.page).getByRole('alertdialog')).toContainText('1 personne venue par ce lien perd son accès tout de suite.')
    await sharing(anne.page).getByRole('button', { name: 'Retirer', exact: true }).click()
    await expect(sharing(anne.page).getByRole('listitem').filter({ hasText: label }).first()).toContainText('retiré le')
  }
  // The other way in stays, with what it gives.
  await withdraw('Rédaction')
  await withdraw('Avis')
  await expect(page.getByText('Vous pouvez lire ce programme, pas le modifier.', { exact: false })).toBeVisible()
  await withdraw('Commission')
  await expect(page.getByText('Votre accès a été retiré.', { exact: false })).toBeVisible()
  await expect(badge(page)).toHaveText('Accès retiré')
  await page.keyboard.press('Escape')
  await page.reload()
  // What was on the device stays readable there, and is not written.
  await expect(row(page, 'Projet de Bruno')).toBeVisible()
  await expect(page.getByText('Votre accès a été retiré.', { exact: false })).toBeVisible()
})

test('[T33][R8] the demonstration is open to who knows its address, until somebody takes it over and closes it', async ({ person, essay }) => {
  const anne = await person('Anne', { path: `/b/${essay}?vue=arbre` })
  const bruno = await person('Bruno', { path: `/b/${essay}?vue=arbre` })
  await expectSaved(anne.page, bruno.page)
  await openSharing(anne.page)
  const dialog = sharing(anne.page)
  await expect(dialog).toContainText('Quiconque connaît l’adresse du programme peut le modifier.')
  await dialog.getByRole('button', { name: 'En devenir propriétaire' }).click()
  await expect(dialog).toContainText('Votre rôle dans ce programme : Propriétaire.')
  await rename(bruno.page, 'Projet alpha', 'Projet encore ouvert')
  await dialog.getByLabel('Qui connaît l’adresse, sans lien').selectOption({ label: 'Peut lire' })
  await expect(bruno.page.getByText('Vous pouvez lire ce programme, pas le modifier.', { exact: false })).toBeVisible()
  await dialog.getByLabel('Qui connaît l’adresse, sans lien').selectOption({ label: 'N’entre pas' })
  await expect(badge(bruno.page)).toHaveText('Accès retiré')
  await openSharing(bruno.page)
  await expect(sharing(bruno.page).getByRole('alert')).toHaveText('Vous n’avez pas le droit de le faire ici.')
})
