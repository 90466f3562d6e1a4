import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../program.ts'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.end())

const requester = { email: 'ana@clinica.example', name: 'Ana' }

test('a team sees who has what, and tickets are given to others by dragging and by keyboard', {
  timeout: 240_000,
}, async () => {
  const me = await desk.api.sessions.me()
  const [leo, eva] = [await colleague('Leo Gil'), await colleague('Eva Paz')]
  const team = await desk.api.teams.create({
    body: { name: 'Redes', members: [me, leo, eva].map(({ id }) => ({ id })) },
  })
  await desk.api.tickets.create({ body: { subject: 'El fax no va', bodyText: 'x', requester, teamId: team.id } })
  await desk.api.tickets.create({
    body: { subject: 'La VPN se corta', bodyText: 'x', requester, teamId: team.id, assigneeId: leo.id },
  })
  const { page, faults } = await desk.open('/board')
  const column = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) })
  const owner = (number: number, name: string | undefined) =>
    eventually(
      () => desk.api.tickets.get({ params: { number } }),
      ({ assignee }) => assignee?.name === name,
    )
  await column('No es de nadie').getByText('El fax no va').waitFor()
  await column('Leo Gil').getByRole('meter', { name: 'Carga de Leo Gil: 1 de 10' }).waitFor()
  await expectAccessible(page)

  await column('No es de nadie').getByRole('article').dragTo(column('Eva Paz'))
  await column('Eva Paz').getByText('El fax no va').waitFor()
  await owner(1, 'Eva Paz')
  await column('Eva Paz').getByRole('meter', { name: 'Carga de Eva Paz: 1 de 10' }).waitFor()
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await column('No es de nadie').getByText('El fax no va').waitFor()
  await owner(1, undefined)

  await column('Leo Gil').getByRole('button', { name: 'Dar el ticket 2 a otra persona' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: /Eva Paz/ }).waitFor()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: /Eva Paz/ }).focus()
  await page.keyboard.press('Enter')
  await column('Eva Paz').getByText('La VPN se corta').waitFor()
  await owner(2, 'Eva Paz')

  // What colleagues say of themselves shows without asking.
  await desk.api.duty.addAbsence({ body: { personId: eva.id, ...today(), substituteId: leo.id } })
  await column('Eva Paz')
    .getByText(/^Ausente hasta .*; sustituye Leo Gil$/)
    .waitFor()
  expect(faults).toEqual([])
})

test('an agent says to be busy by keys, plans an absence, and is called when on call', {
  timeout: 240_000,
}, async () => {
  const me = await desk.api.sessions.me()
  const { page, faults } = await desk.open('/settings/profile')
  await page.getByRole('heading', { name: 'Ausencias, con quien sustituye' }).waitFor()

  await page.keyboard.press('d')
  await page.keyboard.press('b')
  await page.getByText('Tu estado es ahora: Con trabajo').waitFor()

  await page.getByRole('button', { name: 'Prever una ausencia' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.getByText('Elige un día y una hora.').first().waitFor()
  await dialog.getByLabel('Desde').fill('2031-08-01T09:00')
  await dialog.getByLabel('Hasta').fill('2031-08-15T09:00')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText(/1 ago 2031.*15 ago 2031/).waitFor()

  const team = await desk.api.teams.create({ body: { name: 'Noche', members: [{ id: me.id }] } })
  await page.goto(`${desk.url}/desk/on-call`)
  await page.getByRole('button', { name: 'Nuevo turno de guardias' }).click()
  await page
    .getByRole('combobox', { name: 'Equipo' })
    .or(page.getByRole('textbox', { name: 'Equipo' }))
    .first()
    .click()
  await page.getByRole('option', { name: 'Noche' }).click()
  await page.getByRole('textbox', { name: 'Añadir a alguien' }).fill(me.name)
  await page.getByRole('option', { name: new RegExp(me.name) }).click()
  await page.getByLabel('Primer relevo').fill('2026-01-01')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click()
  await page
    .getByRole('region', { name: /^Noche/ })
    .getByText('De guardia ahora')
    .waitFor()
  await expectAccessible(page)

  await desk.api.tickets.create({
    body: { subject: 'Arde el rack', bodyText: 'x', requester, teamId: team.id, impact: 3, urgency: 3 },
  })
  await page
    .getByRole('alert')
    .getByText(/^Estás de guardia: #\d+ Arde el rack$/)
    .waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Me ocupo' }).click()
  await page.getByText(/^No se avisa a nadie más/).waitFor()
  expect(faults).toEqual([])
})

function colleague(name: string) {
  const email = `${name.toLowerCase().replace(' ', '.')}@desk.example`
  return desk.api.people.create({ body: { name, email, role: 'agent', language: 'es' } })
}

function today() {
  const hour = 3_600_000
  return {
    startsAt: new Date(Date.now() - hour).toISOString(),
    endsAt: new Date(Date.now() + 30 * hour).toISOString(),
  }
}
