import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.end())

const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Texto del mensaje' })

test('two agents see each other look, write and go away', { timeout: 180_000 }, async () => {
  const leo = await desk.colleague('Leo Prado', 'leo@desk.example')
  const { number } = await desk.api.tickets.create({ body: { subject: 'El proxy', bodyText: 'No va.' } })
  const hers = await desk.open(`/inbox/open/${number}`)
  const his = await desk.open(`/tickets/${number}`, { colorScheme: 'dark' }, leo)
  const ticket = hers.page.getByRole('region', { name: `Ticket #${number}` })
  const row = hers.page.getByRole('listitem').filter({ hasText: 'El proxy' })

  await ticket.getByRole('img', { name: 'Leo Prado está mirando' }).waitFor()
  await row.getByRole('img', { name: 'Leo Prado está mirando' }).waitFor()
  await his.page.getByRole('img', { name: /está mirando/ }).waitFor()
  expect(await hers.page.getByRole('img', { name: /está mirando/ }).count()).toBe(2)
  await expectAccessible(hers.page)

  await editorOf(his.page).pressSequentially('Lo miro')
  await ticket.getByRole('status').getByText('Leo Prado está escribiendo…').waitFor()
  await ticket.getByText('Leo Prado también está respondiendo').waitFor()
  await row.getByRole('img', { name: 'Leo Prado está escribiendo…' }).waitFor()
  await expectAccessible(hers.page)

  await his.page.getByRole('navigation', { name: 'Principal' }).getByRole('link', { name: 'Mi día' }).click()
  await row.getByRole('img').waitFor({ state: 'detached' })
  await ticket.getByText('Leo Prado también está respondiendo').waitFor({ state: 'detached' })
  expect([...hers.faults, ...his.faults]).toEqual([])
})
