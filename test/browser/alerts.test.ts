import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, untilUncovered } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.end())

const sample = (name: string) => readFileSync(new URL(`../../server/alerts/samples/${name}`, import.meta.url), 'utf8')

test('a source is made, its monitor tells of an alert, which appears by itself, leads to its incident and is muted', async () => {
  const { page, faults } = await desk.open('/settings/monitoring')
  await page.getByText('Aún no hay fuentes').waitFor()
  await page.getByRole('button', { name: 'Nueva fuente' }).click()
  const dialog = page.getByRole('dialog', { name: 'Nueva fuente' })
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('Nagios de la sede')
  await dialog.getByRole('combobox', { name: 'Monitor' }).click()
  await page.getByRole('option', { name: 'Nagios' }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  const shown = page.getByRole('dialog', { name: 'La dirección de la fuente' })
  const address = await shown.getByRole('textbox').inputValue()
  expect(address).toContain('/api/v1/alerts/incoming/nagios?token=')
  await shown.getByRole('button', { name: 'copiado' }).click()
  await page.getByText('Aún no se ha recibido nada').waitFor()
  await page.getByRole('link', { name: 'Lo que está activo ahora' }).click()
  await page.getByText('No hay nada activo').waitFor()

  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await fetch(address, { method: 'POST', headers, body: sample('nagios-1.form') })

  expect(answer.status).toBe(202)
  const list = page.getByRole('list', { name: 'Alertas' })
  await list.getByText('pats-laptop: Print queue: CRITICAL').waitFor()
  await list.getByText('Nagios de la sede').waitFor()
  await expectAccessible(page)
  await list.getByRole('button', { name: /^Silenciar/ }).click()
  await page.getByRole('menuitem', { name: 'Durante una hora' }).click()
  await list.getByText(/^Silenciada hasta/).waitFor()
  await list.getByRole('button', { name: /^Dejar de silenciar/ }).click()
  await list.getByRole('button', { name: /^Silenciar/ }).waitFor()
  await untilUncovered(page)
  await list.getByRole('link', { name: /^#\d+$/ }).click()
  await page.getByRole('heading', { name: 'pats-laptop: Print queue: CRITICAL' }).waitFor()

  await fetch(address, { method: 'POST', headers, body: 'nothing' })
  await page.goto(`${desk.url}/desk/settings/monitoring`)
  await page.getByText(/Último fallo/).waitFor()
  await page.getByRole('button', { name: 'Lo que ha llegado de Nagios de la sede' }).click()
  const log = page.getByRole('dialog', { name: 'Lo que ha llegado de Nagios de la sede' })
  await log.getByText('1 alerta').waitFor()
  await log.getByText('No se ha podido leer: no es JSON ni un formulario').waitFor()
  await log.getByRole('button', { name: 'Ver', exact: false }).first().click()
  await expectAccessible(page)
  expect(faults).toEqual([])
})
