import type { Page } from 'playwright-core'
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
  const ana = await desk.colleague('Ana Gil', 'ana@desk.example')
  const { page, faults } = await desk.open('/settings/profile', {}, ana)
  await page.getByRole('button', { name: 'Configurar un segundo factor' }).click()
  const dialog = page.getByRole('dialog', { name: 'Configurar un segundo factor' })
  await dialog.getByLabel('Tu contraseña').fill(ana.password)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Siguiente' }).click()
  await dialog.getByRole('img', { name: 'Código QR para tu aplicación de autenticación' }).waitFor()
  await expectAccessible(page)
  const shown = await dialog.getByText(/¿Sin cámara\?/).innerText()
  const secret = secretIn(shown)
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
  await door.page.getByRole('textbox', { name: 'Correo' }).fill(ana.email)
  await door.page.getByLabel('Contraseña', { exact: true }).fill(ana.password)
  await door.page.getByRole('button', { name: 'Entrar', exact: true }).click()
  await door.page.getByRole('textbox', { name: 'Código de tu aplicación' }).fill(first)
  await expectAccessible(door.page)
  await door.page.getByRole('button', { name: 'Entrar', exact: true }).click()
  await door.page.getByRole('navigation').first().waitFor()

  await page.goto(`${desk.url}/desk/settings/profile`)
  await page.getByText('Quedan 9 códigos de recuperación.').waitFor()
  await untilUncovered(page)
  await page.getByRole('button', { name: 'Desactivar' }).click()
  const off = page.getByRole('dialog', { name: 'Desactivar' })
  await off.getByRole('textbox', { name: 'Código de tu aplicación' }).fill(second)
  await off.getByRole('button', { name: 'Desactivar' }).click()
  await page.getByRole('button', { name: 'Configurar un segundo factor' }).waitFor()
  expect([...faults, ...door.faults]).toEqual([])
})

test('a browser is asked for no code where that was wanted, until it is forgotten', async () => {
  const leo = await desk.colleague('Leo Paz', 'leo@desk.example')
  const { page, faults } = await desk.open('/settings/sessions', {}, leo)
  const secret = await addFactor(page)
  const door = await openPage(desk.browser)
  await door.page.goto(`${desk.url}/desk/`)
  await signIn(door.page, leo)
  await door.page.getByRole('textbox', { name: 'Código de tu aplicación' }).fill(codeOfApp(secret, nextStep()))
  await door.page.getByRole('checkbox', { name: 'No pedir código aquí durante 30 días' }).click()
  await expectAccessible(door.page)
  await door.page.getByRole('button', { name: 'Entrar', exact: true }).click()
  await door.page.getByRole('navigation').first().waitFor()

  await signOut(door.page)
  await signIn(door.page, leo)
  await door.page.getByRole('navigation').first().waitFor()
  await page.reload()
  const remembered = page.getByRole('region', { name: 'Navegadores que no piden código' })
  await remembered.getByText('Chrome – Linux').waitFor()
  await expectAccessible(page)
  await remembered.getByRole('button', { name: 'Olvidar Chrome – Linux' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Olvidar' }).click()
  await page.getByText('Allí se vuelve a pedir un código.').waitFor()
  await remembered.waitFor({ state: 'detached' })

  await signOut(door.page)
  await signIn(door.page, leo)
  await door.page.getByRole('textbox', { name: 'Código de tu aplicación' }).waitFor()
  expect([...faults, ...door.faults]).toEqual([])
})

test('where the desk asks for a second factor, nothing is seen before there is one', async () => {
  const eva = await desk.colleague('Eva Sanz', 'eva@desk.example')
  await desk.api.desk.updateSettings({ body: { agentsNeedSecondFactor: true } })
  const { page, faults } = await desk.open('/', {}, eva)
  await page.getByRole('heading', { name: 'Un paso más' }).waitFor()
  expect(await page.getByRole('navigation').count()).toBe(0)
  await expectAccessible(page)

  await page.getByLabel('Tu contraseña').fill(eva.password)
  await page.getByRole('button', { name: 'Siguiente' }).click()
  const shown = await page.getByText(/¿Sin cámara\?/).innerText()
  const code = codeOfApp(secretIn(shown), new Date())
  await page.getByRole('textbox', { name: 'Código de tu aplicación' }).fill(code)
  await page.getByRole('button', { name: 'Activar' }).click()
  await page.getByRole('list', { name: 'Códigos de recuperación' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ya los he guardado' }).click()

  await page.getByRole('navigation').first().waitFor()
  expect(faults).toEqual([])
})

/** Sets a second factor up for whoever is signed in on the page; answers what the app knows. */
async function addFactor(page: Page): Promise<string> {
  const post = async (path: string, data: object) => {
    const headers = { 'x-requested-with': 'mesa' }
    return (await page.request.post(`${desk.url}/api/v1/me/second-factor${path}`, { data, headers })).json()
  }
  const { secret } = await post('', { password: noa.password })
  await post('/confirm', { code: codeOfApp(secret, new Date()) })
  return secret
}

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByRole('textbox', { name: 'Correo' }).fill(email)
  await page.getByLabel('Contraseña', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Entrar', exact: true }).click()
}

async function signOut(page: Page): Promise<void> {
  await page.request.post(`${desk.url}/api/v1/sign-out`, { headers: { 'x-requested-with': 'mesa' } })
  await page.goto(`${desk.url}/desk/`)
}

/** A code is taken once: the one after this one is accepted already. */
function nextStep(): Date {
  return new Date(Date.now() + 30_000)
}

function secretIn(shown: string): string {
  return shown.replace(/^.*:/s, '').replace(/\s/g, '')
}
