import { expect, test } from 'vitest'
import { RelayRefused, changeOnRelay } from '../../server/cli/relaySession.ts'
import { trame } from '../cli/trame.ts'
import { Browser, comeBy, makeBoard, makeLink } from './browser.ts'
import { serve, temporaryFolder } from './servers.ts'

const BOARD = 'SecretBoard1234567890'

/** Written down by hand: what each role may do, at each door. `export` is reading over HTTP or a socket. */
const EXPECTED = {
  //             reads  talks  writes texts  invites manages
  nobody:      [false, false, false, false, false, false],
  reader:      [true,  false, false, false, false, false],
  commenter:   [true,  true,  false, false, false, false],
  editor:      [true,  true,  true,  true,  false, false],
  facilitator: [true,  true,  true,  true,  true,  false],
  owner:       [true,  true,  true,  true,  true,  true],
} as const

test('[R2] [R3] [T33] each role does at each door what the table says, and what it may not do reaches nobody', async () => {
  const dataDir = temporaryFolder()
  const server = await serve({ dataDir })
  const owner = await makeBoard(server, BOARD)
  const rooms = [BOARD, `${BOARD}.talk`, `${BOARD}.texts`]
  const watching = rooms.map(room => owner.device(room))
  await Promise.all(watching.map(device => device.synced()))

  /** Writes a word into a room through a browser's socket; true when it is on the disk. */
  async function writes(browser: Browser, room: string, word: string): Promise<boolean> {
    const device = browser.device(room)
    try {
      await device.synced()
    } catch {
      return false
    }
    device.doc.getArray('words').push([word])
    await device.until(() => device.refusals.length > 0 || device.acknowledged === device.sent)
    await device.leave()
    return device.refusals.length === 0
  }

  for (const [role, [reads, talks, edits, texts, invites, manages]] of Object.entries(EXPECTED)) {
    const link = role === 'nobody' ? null : await makeLink(owner, BOARD, role)
    const browser = link ? await comeBy(server, link) : await new Browser(server).arrive()
    const status = async (method: string, path: string, body?: unknown): Promise<number> => (await browser.ask(method, `/api/boards/${BOARD}/${path}`, body)).status

    // The socket.
    const looking = browser.device(BOARD)
    const seen = await looking.synced().then(() => looking.doc.getArray('words').get(0), () => null)
    expect([role, seen], 'socket: read').toEqual([role, reads ? 'mine' : null])
    if (reads) {
      expect(looking.role, 'socket: role').toBe(role)
      await looking.leave()
    }
    expect([role, ...(await Promise.all([writes(browser, BOARD, role), writes(browser, `${BOARD}.talk`, role), writes(browser, `${BOARD}.texts`, role)]))], 'socket: write').toEqual([role, edits, talks, texts])

    // HTTP.
    expect([role, await status('GET', 'access')], 'HTTP: read').toEqual([role, reads ? 200 : 403])
    expect([role, await status('GET', 'history')], 'HTTP: who did what').toEqual([role, reads ? 200 : 403])
    expect([role, await status('PUT', 'visit', { author: 'person1', name: 'Anne' })], 'HTTP: come').toEqual([role, reads ? 204 : 403])
    expect([role, await status('POST', 'links', { role: 'reader', label: '', until: null })], 'HTTP: invite').toEqual([role, invites ? 201 : 403])
    expect([role, await status('POST', 'links', { role: 'owner', label: '', until: null })], 'HTTP: make an owner').toEqual([role, manages ? 201 : 403])
    expect([role, await status('PUT', 'access/general', { role: null })], 'HTTP: say who else').toEqual([role, manages ? 204 : 403])
    expect([role, await status('POST', 'access/adopt')], 'HTTP: take what is owned').toEqual([role, 403])

    // A tool that imports through the relay.
    const token = link ? link.path.slice('/j/'.length) : 'nothing'
    const imported = changeOnRelay(server.url, BOARD, { pass: token, change: doc => doc.getArray('words').push([`${role} import`]) })
    const outcome = await imported.then(() => 'written', error => (error instanceof RelayRefused ? error.code : 'unexpected'))
    expect([role, outcome], 'import').toEqual([role, edits ? 'written' : reads ? 'read-only' : '4401'])
  }

  // Who can read the folder may all: the command line, beside the running relay.
  const made = await trame(dataDir, 'link', BOARD, 'facilitator', '--days', '2', '--relay', server.url)
  expect(made).toMatchObject({ code: 0, stderr: '' })
  const byCommand = new Browser(server)
  await byCommand.ask('GET', made.stdout.trim().slice(server.url.length))
  const device = byCommand.device(BOARD)
  await device.synced()
  expect(device.role).toBe('facilitator')
  expect(await trame(dataDir, 'link', BOARD, 'king')).toMatchObject({ code: 2 })
  expect(await trame(dataDir, 'link', 'inconnuinconnu', 'reader')).toMatchObject({ code: 1 })

  const [board, talk, words] = watching as [typeof device, typeof device, typeof device]
  await device.leave()
  expect(new Set(board.doc.getArray('words').toArray())).toEqual(new Set(['mine', 'editor', 'editor import', 'facilitator', 'facilitator import', 'owner', 'owner import']))
  expect(new Set(talk.doc.getArray('words').toArray())).toEqual(new Set(['commenter', 'editor', 'facilitator', 'owner']))
  expect(new Set(words.doc.getArray('words').toArray())).toEqual(new Set(['editor', 'facilitator', 'owner']))
})
