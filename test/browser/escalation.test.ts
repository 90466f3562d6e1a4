import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram
const patience = { timeout: 20_000 }

beforeAll(async () => {
  desk = await startDesk()
  const { id } = await desk.api.people.create({
    body: { name: 'Lidia Líder', email: 'lidia@desk.example', role: 'agent' },
  })
  const team = await desk.api.teams.create({ body: { name: 'Redes', members: [{ id, isLead: true }] } })
  const policy = await desk.api.sla.create({
    body: { name: 'General', isOn: true, targets: [{ clock: 'resolution', priority: 4, seconds: 4 * 3600 }] },
  })
  // Before the one that every desk begins with.
  await desk.api.sla.arrange({ body: { ids: [policy.id] } })
  await desk.api.tickets.create({
    body: { subject: 'La VPN', bodyText: 'No va.', requester: { email: 'ana@cliente.example' }, teamId: team.id },
  })
})
afterAll(() => desk.end())

test('a policy is given a step, which the ticket announces, and an agent escalates with a reason', async () => {
  const { page, faults } = await desk.open('/settings/sla')
  await page.getByRole('button', { name: 'Escalado de General' }).click()
  const dialog = page.getByRole('dialog', { name: 'Escalado de General' })
  await dialog.getByRole('button', { name: 'Añadir paso' }).click()
  await dialog.getByRole('combobox', { name: 'Paso 1, acción 1' }).click()
  await page.getByRole('option', { name: 'Avisar a una persona' }).click()
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.getByText('Falta elegir a quién o a qué se refiere.').waitFor()
  await expectAccessible(page)
  await dialog.getByRole('combobox', { name: 'Elegir' }).click()
  await page.getByRole('option', { name: 'Lidia Líder' }).click()
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Se ha guardado el escalado.').waitFor()
  const coming = async () => (await desk.api.escalations.ofTicket({ params: { number: 1 } })).coming.length
  await expect.poll(coming, patience).toBe(1)

  await page.goto(`${desk.url}/desk/tickets/1`)
  const section = page.getByRole('region', { name: 'Escalado' })
  await section.getByText(/^Lo siguiente, si nada cambia/).waitFor()
  await section.getByRole('button', { name: 'Escalar' }).click()
  const ask = page.getByRole('dialog', { name: 'Escalar el ticket' })
  await ask.getByRole('button', { name: 'Escalar' }).click()
  await ask.getByText('Falta el motivo, para que los demás lo entiendan.').waitFor()
  await expectAccessible(page)
  await ask.getByRole('textbox', { name: 'Motivo' }).fill('El cliente insiste')
  await ask.getByRole('button', { name: 'Escalar' }).click()

  await section.getByText('Nivel 1', { exact: true }).waitFor()
  await section.getByText('Avisados: Lidia Líder').waitFor()
  await page.getByRole('button', { name: '2 cambios más' }).click()
  await page.getByText(/nivel 1: El cliente insiste/).waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
})
