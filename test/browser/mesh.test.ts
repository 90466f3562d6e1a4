import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FakeMeshCentral, fakeNode, meshAccount, relayEvent, startMeshCentral } from '../servers/mesh-central.ts'
import { openFor } from '../tickets.ts'
import { expectAccessible, untilUncovered } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram
let fake: FakeMeshCentral
let number: number

const till = fakeNode('CAJA-3')

beforeAll(async () => {
  fake = await startMeshCentral()
  fake.nodes.push(till, fakeNode('portatil-9', { name: '<b>portátil</b>', conn: 0, pwr: 0 }))
  desk = await startDesk({ WEBHOOK_NETWORKS: '127.0.0.0/8' })
  const { items: people } = await desk.api.people.list({ query: { role: 'admin' } })
  const team = await desk.api.teams.create({
    body: { name: 'Campo', color: '#2b59c3', members: people.map(({ id }) => ({ id })) },
  })
  await desk.api.deviceTeams.turn({ params: { id: team.id }, body: { isOn: true } })
  await desk.api.remote.changeSettings({ body: { teamIds: [team.id] } })
  const rita = await desk.api.people.create({
    body: { name: 'Rita Sol', email: 'rita@cliente.example', role: 'requester' },
  })
  await desk.api.devices.create({ body: { name: 'Caja-3', teamId: team.id, ownerId: rita.id } })
  const ticket = await openFor(desk, { email: 'rita@cliente.example' }, { subject: 'La caja no abre' })
  number = ticket.number
})
afterAll(async () => {
  await desk.end()
  await fake.close()
})

async function narrow(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 760 })
  await page.goto(`${desk.url}/desk${path}`)
}

test('MeshCentral is connected, a machine is linked, and a guest is let in for a ticket', async () => {
  const { page, faults } = await desk.open('/settings/mesh', { colorScheme: 'light' })
  await page.getByText('Escribe antes la dirección, la cuenta y el secreto.').waitFor()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Dirección' }).fill('http://10.0.0.7')
  await page.getByRole('textbox', { name: 'Cuenta o token de acceso' }).fill(meshAccount.username)
  await page.getByLabel('Contraseña o secreto del token').fill('otra')
  await page.getByRole('button', { name: 'Probar la conexión' }).click()
  await page.getByText(/esa red tiene que estar abierta/).waitFor()
  await page.getByRole('textbox', { name: 'Dirección' }).fill(fake.url)
  await page.getByRole('button', { name: 'Probar la conexión' }).click()
  await page.getByText('El servidor no conoce esta cuenta con este secreto.').waitFor()
  await page.getByLabel('Contraseña o secreto del token').fill(meshAccount.secret)
  await page.getByRole('button', { name: 'Probar la conexión' }).click()
  await page.getByText('Responde la versión 1.3.2.').waitFor()
  await page.getByRole('button', { name: 'Guardar cambios' }).click()
  await page.getByText('Versión 1.3.2, 2 equipos.').waitFor()
  await untilUncovered(page)
  const machines = page.getByRole('list', { name: 'Equipos' })
  await machines.getByText('<b>portátil</b>').waitFor()
  await expectAccessible(page)

  await machines.getByRole('button', { name: 'Enlazar con Caja-3: CAJA-3' }).click()
  await machines.getByRole('link', { name: 'Caja-3' }).waitFor()
  await narrow(page, '/settings/mesh')
  await machines.getByRole('link', { name: 'Caja-3' }).waitFor()
  await expectAccessible(page)

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${desk.url}/desk/tickets/${number}`)
  const section = page.getByRole('region', { name: 'MeshCentral' })
  await section.getByText('Agente conectado · encendido').waitFor()
  fake.tell({ action: 'nodeconnect', nodeid: till._id, conn: 1, pwr: 3 })
  await section.getByText('Agente conectado · en reposo').waitFor()
  await section.getByRole('button', { name: 'Abrir o compartir Caja-3 con MeshCentral' }).click()
  const ask = page.getByRole('dialog', { name: 'Caja-3 en MeshCentral' })
  await ask.getByRole('radio', { name: 'Trabajar en el escritorio' }).click()
  await ask.getByRole('textbox', { name: 'Vale durante (minutos)' }).fill('30')
  await expectAccessible(page)
  await ask.getByRole('button', { name: 'Crear el enlace' }).click()
  const made = page.getByRole('dialog', { name: 'El enlace está listo' })
  const go = made.getByRole('link', { name: 'Abrir en otra pestaña' })
  expect(await go.getAttribute('href')).toBe(`${fake.url}/sharing?c=Cookie$1@abcdef`)
  expect(await go.getAttribute('rel')).toContain('noopener')
  await expectAccessible(page)
  await made.getByRole('button', { name: 'Cerrar' }).click()

  fake.tell(relayEvent(till, 'began', { guestname: fake.shares[0]?.['guestname'] }))
  await page
    .getByRole('button', { name: /cambios? más/ })
    .last()
    .click()
  await page.getByText(/MeshCentral: Escritorio de Caja-3, empezado por/).waitFor()
  await section.getByRole('button', { name: 'Terminar Compartido: trabajar de Caja-3' }).click()
  await page.getByText(/ha terminado un enlace a Caja-3, para trabajar en el escritorio/).waitFor()
  await page.setViewportSize({ width: 320, height: 760 })
  await expectAccessible(page)
  expect(faults).toEqual([])
})

test('the device shows its machine, in English, in the dark and on a small screen', async () => {
  await desk.api.sessions.updateMe({ body: { language: 'en' } })
  const { items } = await desk.api.devices.list({ query: { q: 'caja' } })
  const { page, faults } = await desk.open(`/devices/${items[0]?.id}`, { colorScheme: 'dark', locale: 'en-GB' })
  await page.getByText(/Agent connected/).waitFor()
  await page.getByRole('link', { name: 'Open in MeshCentral' }).waitFor()
  await narrow(page, `/devices/${items[0]?.id}`)
  await page.getByText(/Agent connected/).waitFor()
  await expectAccessible(page)
  await narrow(page, '/settings/mesh')
  await page.getByText('Version 1.3.2, 2 machines.').waitFor()
  await expectAccessible(page)
  await fake.close()
  await page.getByText('The server cannot be reached at this address.').waitFor()
  fake = await startMeshCentral({ port: fake.port })
  expect(faults).toEqual([])
})
