import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
  const requester = { email: 'ana@cliente.example', name: 'Ana Sol' }
  await desk.api.teams.create({ body: { name: 'Redes' } })
  await desk.api.tickets.create({ body: { subject: 'La VPN no conecta', bodyText: 'Desde casa no va.', requester } })
})
afterAll(() => desk.end())

test('a rule is made from a recipe, tried on past tickets, switched on, and tells on a ticket why it acted', async () => {
  const { page, faults } = await desk.open('/settings/rules')
  await page.getByRole('button', { name: 'Añadir una regla' }).click()
  await page.getByRole('button', { name: /Una palabra lleva a un equipo/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Regla nueva' })
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('VPN a Redes')
  await dialog.getByRole('region', { name: 'Entonces' }).getByRole('combobox', { name: 'Valor' }).click()
  await page.getByRole('option', { name: 'Redes' }).click()
  await dialog.getByRole('button', { name: 'Probar con los últimos 30 días' }).click()
  await dialog.getByText('Habría actuado en 1 ticket').waitFor()
  await dialog.getByRole('link', { name: /La VPN no conecta/ }).waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Guardar como borrador' }).click()
  await page.getByText('borrador', { exact: true }).waitFor()
  await page.getByRole('switch', { name: 'VPN a Redes está activa' }).click({ force: true })
  await expect.poll(async () => (await desk.api.rules.list()).items[0]?.state, { timeout: 20_000 }).toBe('on')
  await expectAccessible(page)

  const { number } = await desk.api.tickets.create({
    body: {
      subject: 'Otra vez la VPN',
      bodyText: 'No va.',
      requester: { email: 'ana@cliente.example', name: 'Ana Sol' },
    },
  })
  await page.goto(`${desk.url}/desk/tickets/${number}`)
  await page.getByText('Regla «VPN a Redes»').waitFor()
  await page.getByRole('button', { name: '¿Por qué?', exact: true }).click()
  await page.getByText('Asunto contiene «VPN»').waitFor()
  await expectAccessible(page)
  expect(await desk.api.tickets.get({ params: { number } })).toMatchObject({ team: { name: 'Redes' } })
  expect(faults).toEqual([])
})

test('a rule asks for a tag that no ticket has yet, for approval of an amount, and calls a webhook', async () => {
  const me = await desk.api.sessions.me()
  await desk.api.fields.create({ body: { key: 'importe', type: 'number', labels: { es: 'Importe', en: 'Amount' } } })
  const step = { who: { kind: 'people' as const, personIds: [me.id] }, quorum: null, fromAmount: 500 }
  await desk.api.approvalFlows.create({
    body: {
      name: 'Compras',
      question: { es: '¿Se compra?', en: '' },
      steps: [{ ...step, remindAfterHours: null, expireAfterDays: null }],
    },
  })
  await desk.api.webhooks.create({ body: { name: 'ERP', url: 'https://erp.example/mesa', events: ['ticket.closed'] } })
  const { page, faults } = await desk.open('/settings/rules')
  await page.getByRole('button', { name: 'Añadir una regla' }).click()
  await page.getByRole('button', { name: 'Regla vacía' }).click()
  const dialog = page.getByRole('dialog', { name: 'Regla nueva' })
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('Compras con permiso')
  const condition = dialog.getByRole('region', { name: 'Si' })
  await condition.getByRole('checkbox', { name: 'Siempre, sin condición' }).click()
  await condition.getByRole('combobox', { name: 'Qué se mira' }).click()
  await page.getByRole('option', { name: 'Etiqueta', exact: true }).click()
  await condition.getByLabel('Valor').fill('compra')
  const actions = dialog.getByRole('region', { name: 'Entonces' })
  await actions.getByRole('combobox', { name: 'Qué se hace' }).click()
  await page.getByRole('option', { name: 'Pedir aprobación' }).click()
  await actions.getByRole('combobox', { name: 'Valor' }).click()
  await page.getByRole('option', { name: 'Compras' }).click()
  await actions.getByRole('combobox', { name: 'Importe según este campo' }).click()
  await page.getByRole('option', { name: 'Importe' }).click()
  await actions.getByRole('button', { name: 'Añadir una acción' }).click()
  await actions.getByRole('combobox', { name: 'Qué se hace' }).last().click()
  await page.getByRole('option', { name: 'Llamar a un webhook' }).click()
  await actions.getByRole('combobox', { name: 'Valor' }).last().click()
  await page.getByRole('option', { name: 'ERP' }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Guardar como borrador' }).click()
  await page.getByText('Si: Etiqueta es «compra»').waitFor()

  await page.getByText(/Pedir aprobación: Compras, importe de Importe y Webhook ERP/).waitFor()
  const [rule] = (await desk.api.rules.list()).items.filter(({ name }) => name === 'Compras con permiso')
  expect(rule?.actions.map(({ kind }) => kind)).toEqual(['ask_approval', 'call_webhook'])
  expect(faults).toEqual([])
})

test('the audit log tells what a rule said and says in the words of its page', async () => {
  const vip = { kind: 'test', field: 'isVip', operator: 'is', value: true } as const
  const [team] = (await desk.api.teams.list()).items
  const rule = await desk.api.rules.create({
    body: {
      name: 'VIP primero',
      triggers: [{ kind: 'created' }],
      condition: { kind: 'all', of: [vip, { kind: 'test', field: 'team', operator: 'is', value: team?.id ?? '' }] },
      actions: [{ kind: 'set_priority', priority: 1 }],
    },
  })
  await desk.api.rules.update({
    params: { id: rule.id },
    body: { condition: { kind: 'all', of: [vip] }, actions: [{ kind: 'set_priority', priority: 2 }] },
  })

  const { page, faults } = await desk.open('/settings/audit')
  const changes = page.getByRole('table', { name: 'Cambios: VIP primero' }).first()
  await changes.getByText(`Equipo es «${team?.name}»`).waitFor({ timeout: 60_000 })
  await changes.getByText('Prioridad: Alta').waitFor()
  const said = await changes.textContent()
  expect(said).toContain('Prioridad: Crítica')
  expect(said).not.toMatch(/[{}]|[\da-f]{8}-/)
  await expectAccessible(page)
  expect(faults).toEqual([])
})
