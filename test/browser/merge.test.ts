import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.end())

test('a ticket is merged by keyboard, taken back from either side, and says where it went', {
  timeout: 120_000,
}, async () => {
  const requester = { email: 'ana@clinica.example', name: 'Ana' }
  for (const subject of ['El fax no va', 'Sigue sin ir el fax']) {
    await desk.api.tickets.create({ body: { subject, bodyText: `${subject}.`, requester } })
  }
  const { page, faults } = await desk.open('/tickets/2', { colorScheme: 'dark' })
  await page.getByRole('article').getByText('Sigue sin ir el fax.').waitFor()

  await page.getByRole('region', { name: 'Conversación' }).focus()
  await page.keyboard.press('#')
  const dialog = page.getByRole('dialog', { name: 'Combinar #2 con otro ticket' })
  await dialog.getByRole('textbox').fill('#1')
  await dialog
    .getByText(/El fax no va/)
    .first()
    .waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Combinar' }).click()

  await page.waitForURL(/\/tickets\/1$/)
  await page.getByRole('article').getByText('Sigue sin ir el fax.').waitFor()
  const parts = page.getByRole('region', { name: 'Combinados con este ticket' })
  await expectAccessible(page)
  await parts.getByRole('link', { name: /#2/ }).click()
  await page.getByText('Este ticket se combinó con #1: El fax no va.').waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Ir a #1' }).click()
  await parts.getByRole('button', { name: 'Deshacer la combinación de #2' }).click()
  await parts.waitFor({ state: 'detached' })

  const { items } = await desk.api.messages.list({ params: { number: 2 } })
  expect(items).toHaveLength(1)
  expect(await desk.api.tickets.get({ params: { number: 2 } })).toMatchObject({ status: 'new', mergedInto: null })
  expect(faults).toEqual([])
})
