import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOfApp } from '../../server/people/second-factor/test-app.ts'
import { expectAccessible, openPage, untilUncovered } from './browser.ts'
import { type DeskProgram, noa, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.end())

test('a second factor is set up in the profile, asked for at the door, and turned off with a recovery code', async () => {
  const { page, faults } = await desk.open('/settings/profile')
  await page.getByRole('button', { name: 'Configurar un segundo factor' }).click()
  const dialog = page.getByRole('dialog', { name: 'Configurar un segundo factor' })
  await dialog.getByLabel('Tu contraseña').fill(noa.password)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Siguiente' }).click()
  await dialog.getByRole('img', { name: 'Código QR para tu aplicación de autenticación' }).waitFor()
  await expectAccessible(page)
  const shown = await dialog.getByText(/¿Sin cámara\?/).innerText()
  const secret = shown.replace(/^.*:/s, '').replace(/\s/g, '')
  await dialog.getByRole('textbox', { name: 'Código de tu aplicación' }).fill('000000')
  await dialog.getByRole('button', { name: 'Activar' }).click()
  await dialog.getByText('Este código no es correcto').waitFor()
  await dialog.getByRole('textbox', { name: 'Código de tu aplicación' }).fill(codeOfApp(secret, new Date()))
  await dialog.getByRole('button', { name: 'Activar' }).click()
  const codes = dialog.getByRole('list', { name: 'Códigos de recuperación' }).getByRole('listitem')
  await codes.first().waitFor()
  await expectAccessible(page)
  const [first = '', second = ''] = await codes.allInnerTexts()
  expect(await codes.count()).toBe(10)
  await dialog.getByRole('button', { name: 'Ya los he guardado' }).click()
  await page.getByText('Quedan 10 códigos de recuperación.').waitFor()

  const door = await openPage(desk.browser)
  await door.page.goto(`${desk.url}/desk/`)
  await door.page.getByRole('textbox', { name: 'Correo' }).fill(noa.email)
  await door.page.getByLabel('Contraseña', { exact: true }).fill(noa.password)
  await door.page.getByRole('button', { name: 'Entrar', exact: true }).click()
  await door.page.getByRole('textbox', { name: 'Código de tu aplicación' }).fill(first)
  await expectAccessible(door.page)
  await door.page.getByRole('button', { name: 'Entrar', exact: true }).click()
  await door.page.getByRole('navigation').first().waitFor()

  await page.reload()
  await page.getByText('Quedan 9 códigos de recuperación.').waitFor()
  await untilUncovered(page)
  await page.getByRole('button', { name: 'Desactivar' }).click()
  const off = page.getByRole('dialog', { name: 'Desactivar' })
  await off.getByRole('textbox', { name: 'Código de tu aplicación' }).fill(second)
  await off.getByRole('button', { name: 'Desactivar' }).click()
  await page.getByRole('button', { name: 'Configurar un segundo factor' }).waitFor()
  expect([...faults, ...door.faults]).toEqual([])
})
