import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
  for (const name of ['Leo Marín', 'Léonie Duval', 'Berta Sanz']) {
    const email = `${name.split(' ')[0]?.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()}@desk.example`
    await desk.api.people.create({ body: { name, email, role: 'agent' } })
  }
  await desk.api.tickets.create({ body: { subject: 'Alta de Eva', bodyText: 'Empieza el lunes.' } })
})
afterAll(() => desk.end())

test('a ticket is followed by one key, a colleague is added, and each part says what it sees', async () => {
  const { page, faults } = await desk.open('/tickets/1')
  await page.getByRole('button', { name: 'Seguir este ticket', pressed: false }).waitFor()
  await page.keyboard.press('w')
  await page.getByRole('button', { name: 'Seguir este ticket', pressed: true }).waitFor()

  const people = page.getByRole('region', { name: 'Participantes' })
  await people.getByRole('button', { name: 'Añadir a alguien del equipo como seguidor' }).click()
  await people.getByRole('combobox', { name: 'Quién' }).fill('ber')
  await page.getByRole('option', { name: 'Berta Sanz' }).click()
  await people.getByText('Berta Sanz').waitFor()
  await people.getByText('Lo ve todo, también las notas').first().waitFor()
  await expectAccessible(page)

  const { followers } = await desk.api.tickets.get({ params: { number: 1 } })
  expect(followers.map(({ name }) => name)).toContain('Berta Sanz')
  expect(followers).toHaveLength(2)
  expect(faults).toEqual([])
})

test('a colleague is named in a note with the keyboard alone, and in a reply nobody is offered', async () => {
  const { page, faults } = await desk.open('/tickets/1', { colorScheme: 'dark' })
  await page.getByRole('article').first().waitFor()
  await page.keyboard.press('n')
  const text = page.getByRole('textbox', { name: 'Texto del mensaje' })
  await text.waitFor()
  await text.and(page.locator(':focus')).waitFor()
  await page.keyboard.type('Lo sabe @leo')
  const list = page.getByRole('listbox', { name: 'Mencionar a alguien del equipo' })
  await list.getByRole('option', { name: 'Léonie Duval' }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await list.waitFor({ state: 'hidden' })
  await page.keyboard.type('mejor que yo')
  await page.keyboard.press('Control+Enter')

  await page.getByRole('article').getByText('@Léonie Duval').waitFor()
  await expect
    .poll(async () => (await desk.api.messages.list({ params: { number: 1 } })).items.at(-1))
    .toMatchObject({
      kind: 'note',
      bodyText: 'Lo sabe @Léonie Duval mejor que yo',
      mentions: [{ person: { name: 'Léonie Duval' }, sees: true }],
    })
  await page.locator('label').filter({ hasText: 'Respuesta pública' }).click()
  await text.pressSequentially('@leo')
  await expect.poll(() => list.count()).toBe(0)
  expect(faults).toEqual([])
})
