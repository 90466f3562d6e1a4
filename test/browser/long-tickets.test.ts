import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rawMail } from '../mails.ts'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram
const patience = { timeout: 20_000 }
const count = 140

beforeAll(async () => {
  desk = await startDesk()
  await desk.api.tickets.create({ body: { subject: 'Larga historia', bodyText: 'Mensaje 0.' } })
  for (let index = 1; index < count; index += 1) {
    const body = { kind: 'note' as const, bodyText: `Mensaje ${index}.` }
    await desk.api.messages.add({ params: { number: 1 }, body })
  }
})
afterAll(() => desk.end())

const cards = (page: Page) => page.getByRole('article').filter({ hasText: 'Mensaje' })
const card = (page: Page, index: number) => page.getByRole('article').filter({ hasText: `Mensaje ${index}.` })

test('a long conversation begins at its end, and earlier messages come as one scrolls up, without moving the page', async () => {
  const { page, faults } = await desk.open('/tickets/1')
  await card(page, count - 1).waitFor()
  expect(await cards(page).count()).toBe(50)
  await expectAccessible(page)

  const conversation = page.getByRole('region', { name: 'Conversación' })
  await conversation.hover()
  const sought = card(page, count - 46)
  for (let turn = 0; turn < 40 && !(await isInView(sought)); turn += 1) await page.mouse.wheel(0, -200)
  await card(page, count - 100).waitFor({ state: 'attached' })
  expect(await cards(page).count()).toBe(100)
  expect(await isInView(sought)).toBe(true)

  await page.getByRole('button', { name: 'Mostrar mensajes anteriores' }).click()
  await card(page, 0).waitFor({ state: 'attached' })
  expect(await cards(page).count()).toBe(count)
  expect(await page.getByRole('button', { name: 'Mostrar mensajes anteriores' }).count()).toBe(0)
  expect(faults).toEqual([])
})

test('a link leads to a message wherever it lies, and from there on to the newest', async () => {
  const { items } = await desk.api.messages.list({ params: { number: 1 }, query: { limit: 50 } })
  const { page, faults } = await desk.open(`/tickets/1#message-${items[20]?.id ?? ''}`)
  await card(page, 20).waitFor()
  await expect.poll(() => isInView(card(page, 20)), patience).toBe(true)
  expect(await page.locator('article:focus').textContent()).toContain('Mensaje 20.')
  expect(await card(page, count - 1).count()).toBe(0)

  await page.getByRole('button', { name: 'Mostrar mensajes posteriores' }).click()
  await card(page, 80).waitFor()
  expect(await isInView(card(page, 45))).toBe(true)

  await page.getByRole('button', { name: 'Ir a lo más reciente' }).click()
  await card(page, count - 1).waitFor()
  await expect.poll(() => isInView(card(page, count - 1)), patience).toBe(true)
  expect(new URL(page.url()).hash).toBe('')
  expect(faults).toEqual([])
})

function isInView(one: ReturnType<typeof card>): Promise<boolean> {
  return one.first().evaluate((element) => {
    const frame = element.closest('section')?.getBoundingClientRect()
    const { top, bottom } = element.getBoundingClientRect()
    return frame !== undefined && bottom > frame.top && top < frame.bottom
  })
}

test('what others wrote since the last visit is counted, and one click leads to the first of it', async () => {
  const requester = { email: 'ana@cliente.example', name: 'Ana Sol' }
  const { number } = await desk.api.tickets.create({ body: { subject: 'La VPN', bodyText: 'No entra.', requester } })
  const { page, faults } = await desk.open(`/tickets/${number}`)
  const readIt = page.waitForResponse((response) => response.url().endsWith(`/tickets/${number}/read`))
  await page.getByRole('article').filter({ hasText: 'No entra.' }).waitFor()
  await readIt
  await page.goto(`${desk.url}/desk/search`)

  for (const text of ['Sigue igual.', 'Ya funciona.']) {
    const data = rawMail({
      from: requester.email,
      to: 'soporte@desk.example',
      subject: `Re: La VPN [#${number}]`,
      text,
    })
    const headers = { 'content-type': 'message/rfc822', 'x-requested-with': 'mesa' }
    await page.request.post(`${desk.url}/api/v1/mail/deliver`, { data, headers })
  }
  await page.goto(`${desk.url}/desk/tickets/${number}`)
  await page.getByRole('button', { name: '2 mensajes sin leer' }).click()

  const first = page.getByRole('article').filter({ hasText: 'Sin leer desde aquí' })
  await first.filter({ hasText: 'Sigue igual.' }).waitFor()
  await expectAccessible(page)
  await expect.poll(async () => (await desk.api.tickets.get({ params: { number } })).unread, patience).toBeNull()
  expect(faults).toEqual([])
})
