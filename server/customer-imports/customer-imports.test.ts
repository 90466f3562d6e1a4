import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportSubject } from '#contract/customer-imports.ts'
import { upload } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { transact, type Work } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'
import { addOrganization } from '../people/index.ts'
import type { Plan } from './plan.ts'
import { runCustomerImport } from './run.ts'
import { settle } from './settle.ts'

let world: World
let admin: Somebody
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent', { name: 'Berta Agente', email: 'berta@desk.example' })
})
afterAll(() => world.close())

const imports = () => admin.api.customerImports

async function begin(content: string | Uint8Array<ArrayBuffer>, subject: ImportSubject = 'person') {
  const file = await upload(world, admin, { name: 'clientes.csv', type: 'text/csv', content })
  return imports().create({ body: { attachmentId: file.id, subject } })
}

/** Looks at what the file would do, with the columns as they were guessed. */
async function preview(content: string | Uint8Array<ArrayBuffer>, subject: ImportSubject = 'person', creates = true) {
  const { id, columns } = await begin(content, subject)
  const targets = columns.map(({ target }) => target)
  await imports().preview({ params: { id }, body: { targets, createsOrganizations: creates } })
  await world.drain()
  return imports().get({ params: { id } })
}

async function run(content: string | Uint8Array<ArrayBuffer>, subject: ImportSubject = 'person', creates = true) {
  const { id } = await preview(content, subject, creates)
  await imports().apply({ params: { id } })
  await world.drain()
  return imports().get({ params: { id } })
}
const rowsOf = async (id: string, query = {}) => (await imports().rows({ params: { id }, query })).items
const known = async (identity: string) => (await agent.api.people.list({ query: { identity } })).items[0]
/** With the mark that `text()` would leave out. */
const text = async (path: string) => {
  const response = await world.fetch(`/api/v1${path}`, { headers: { cookie: admin.cookie } })
  return Buffer.from(await response.arrayBuffer()).toString()
}

describe('a file is understood', () => {
  test.each([
    ['UTF-8', Buffer.from('Nombre;Correo\nÁlvaro Peña;alvaro@u8.example\n'), 'utf-8', ';'],
    ['UTF-8 with a mark', Buffer.from('\ufeffNombre,Correo\nÁlvaro Peña,a@b.example'), 'utf-8', ','],
    ['Windows-1252', Buffer.from('Nombre\tCorreo\n\xc1lvaro Pe\xf1a\ta@b.example', 'latin1'), 'windows-1252', '\t'],
    ['UTF-16', Buffer.from('\ufeffNombre\tCorreo\nÁlvaro Peña\ta@b.example', 'utf16le'), 'utf-16le', '\t'],
  ])('in %s', async (_, content, charset, delimiter) => {
    const begun = await begin(new Uint8Array(content))

    expect(begun).toMatchObject({ state: 'mapping', charset, delimiter, filename: 'clientes.csv' })
    expect(begun.columns.map(({ header, samples, target }) => [header, samples[0], target])).toEqual([
      ['Nombre', 'Álvaro Peña', 'name'],
      ['Correo', expect.stringContaining('@'), 'email'],
    ])
  })

  test('another way when it was guessed wrong', async () => {
    const { id } = await begin('a,b;c,d;e\n1,2;3,4;5')

    const reread = await imports().reread({ params: { id }, body: { delimiter: ';' } })

    expect(reread.columns.map(({ header }) => header)).toEqual(['a,b', 'c,d', 'e'])
  })

  test('unless it has no headers', async () => {
    await expect(begin('\n\n')).rejects.toMatchObject({ fieldCodes: { id: 'unreadable_csv' } })
  })
})

describe('a preview', () => {
  test('says of each row what it would change, and changes nothing', async () => {
    const body = { name: 'Ana Sol', email: 'ana@vista.example', phones: ['600 10 20 30'] }
    const ana = await agent.api.people.create({ body })
    const file = [
      'Nombre;Correo;Otros correos;Teléfono;Empresa;VIP;Idioma',
      'Ana Sol;ana@vista.example;;600102030;;;',
      'Ana Luna;ANA@vista.example;ana@casa.example;;Norte;sí;inglés',
      'Eva Mar;eva@vista.example;;+34 600 99 88 77;Norte;;',
      ';;;;;;',
      'Sin nada;;;;;;',
      'Mal;no es correo;;;;;',
      'Bien;pol@vista.example;;;;quizá;',
      'Otra Eva;eva@vista.example;;;;;',
      'Berta;berta@desk.example;;;;;',
    ]

    const whole = await preview(file.filter((_, index) => index !== 1).join('\n'))
    const same = await preview([file[0], file[1]].join('\n'))

    expect(whole).toMatchObject({
      state: 'previewed',
      total: 8,
      counts: { new: 1, changed: 1, unchanged: 0, wrong: 5 },
      can: { apply: true },
    })
    expect(same.counts).toMatchObject({ unchanged: 1 })
    const rows = await rowsOf(whole.id)
    expect(rows[0]).toEqual({
      row: 2,
      outcome: 'changed',
      name: 'Ana Sol',
      code: null,
      changes: [
        { field: 'emails', from: 'ana@vista.example', to: 'ana@vista.example | ana@casa.example' },
        { field: 'name', from: 'Ana Sol', to: 'Ana Luna' },
        { field: 'language', from: 'es', to: 'en' },
        { field: 'isVip', from: 'false', to: 'true' },
        { field: 'organization', from: null, to: 'Norte' },
      ],
    })
    expect(rows.slice(1).map(({ row, outcome, code }) => [row, outcome, code])).toEqual([
      [3, 'new', null],
      [5, 'wrong', 'no_identity'],
      [6, 'wrong', 'email'],
      [7, 'wrong', 'isVip'],
      [8, 'wrong', 'repeated'],
      [9, 'wrong', 'staff'],
    ])
    expect((await rowsOf(whole.id, { outcome: 'new' })).map(({ name }) => name)).toEqual(['Eva Mar'])
    expect(await agent.api.people.get({ params: { id: ana.id } })).toMatchObject({ name: 'Ana Sol', isVip: false })
    expect(await known('eva@vista.example')).toBeUndefined()
    expect((await agent.api.organizations.list({ query: { q: 'Norte' } })).items).toEqual([])
  })

  test('knows of a row whose addresses are two people’s', async () => {
    for (const email of ['uno@dos.example', 'dos@dos.example'])
      await agent.api.people.create({ body: { name: 'X', email } })

    const { id } = await preview('Correo;Otros correos\nuno@dos.example;dos@dos.example')

    expect((await rowsOf(id))[0]).toMatchObject({ outcome: 'wrong', code: 'taken' })
  })

  test('adds no organization unless it may', async () => {
    const { id } = await preview('Correo,Empresa\nx@nueva.example,Nueva', 'person', false)

    expect((await rowsOf(id))[0]).toMatchObject({ outcome: 'wrong', code: 'organization' })
  })

  test('is refused without a column that tells who is meant, and with one target twice', async () => {
    const { id } = await begin('Correo,Empresa\nx@nueva.example,Nueva')
    const attempt = (targets: (string | null)[]) =>
      imports().preview({ params: { id }, body: { targets, createsOrganizations: true } })

    await expect(attempt([null, 'organization'])).rejects.toMatchObject({ fieldCodes: { targets: 'required' } })
    await expect(attempt(['email', 'email'])).rejects.toMatchObject({ fieldCodes: { targets: 'taken' } })
    await expect(attempt(['email', 'password'])).rejects.toMatchObject({ fieldCodes: { targets: 'unknown' } })
    await expect(attempt(['email'])).rejects.toMatchObject({ fieldCodes: { targets: 'invalid' } })
  })

  test('ends where the file breaks off', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => `Ana ${index};a${index}@roto.example`)

    const broken = await preview(['Nombre;Correo', ...rows, 'Eva;"sin cerrar'].join('\n'))

    expect(broken.state).toBe('failed')
  })
})

describe('applying', () => {
  test('does what the preview showed, and tells it once in the audit log', async () => {
    await admin.api.fields.create({
      body: { subject: 'person', key: 'floor', type: 'number', labels: { es: 'Planta', en: 'Floor' } },
    })
    const { id } = await agent.api.people.create({ body: { name: 'Luz', email: 'luz@aplica.example' } })
    const file = [
      'Nombre,Apellidos,Correo,Otros correos,Teléfonos,Empresa,Planta',
      'Luz,Mar,luz@aplica.example,,"600 55 44 33, 911 55 44 33",Aplica,3',
      'Iván,Pérez,ivan@aplica.example,ivan@casa.example,+34 600 77 66 55,aplica,"2,5"',
    ].join('\r\n')

    const applied = await run(file)

    expect(applied).toMatchObject({ state: 'done', counts: { new: 1, changed: 1, wrong: 0 }, can: { cancel: false } })
    expect(await agent.api.people.get({ params: { id } })).toMatchObject({
      name: 'Luz Mar',
      phones: ['600 55 44 33', '911 55 44 33'],
      organization: { name: 'Aplica' },
      fields: { floor: 3 },
    })
    expect(await known('ivan@casa.example')).toMatchObject({
      name: 'Iván Pérez',
      emails: ['ivan@aplica.example', 'ivan@casa.example'],
      organization: { name: 'Aplica' },
      fields: { floor: 2.5 },
    })
    const acts = (await admin.api.audit.list({ query: { limit: 1 } })).items.map(({ action, subject }) => [
      action,
      subject,
    ])
    expect(acts).toEqual([['customers.imported', 'clientes.csv']])
    expect((await preview(file)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
  })

  test('goes by what the desk knows then, not by what it knew at the preview', async () => {
    const { id } = await preview('Correo\nprimero@sigue.example\nsegundo@sigue.example')
    await agent.api.people.create({ body: { name: 'Rápida', email: 'primero@sigue.example' } })

    await imports().apply({ params: { id } })
    await world.drain()

    expect((await rowsOf(id)).map(({ outcome }) => outcome)).toEqual(['unchanged', 'new'])
  })

  test('goes on after what one row is refused for, and leaves nothing of it', async () => {
    const plan = (row: number, act: NonNullable<Plan['act']>): Plan => ({
      row,
      outcome: 'new',
      name: '',
      changes: [],
      code: null,
      act,
    })
    const add = (work: Work, name: string) => addOrganization(work, { name, domains: [], isVip: false, notes: '' })
    const ctx = world.desk.contextOf({ kind: 'system', job: 'customers:import' })

    const settled = await transact(ctx, (work) =>
      settle(work, [
        plan(2, async (inner) => {
          await add(inner, 'A medias')
          throw invalidField('name', 'invalid', 'No')
        }),
        plan(3, (inner) => add(inner, 'Entera')),
      ]),
    )

    expect(settled.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['wrong', 'name'],
      ['new', null],
    ])
    const names = await world.db
      .selectFrom('organizations')
      .select('name')
      .where('name', 'in', ['A medias', 'Entera'])
      .execute()
    expect(names).toEqual([{ name: 'Entera' }])
  })

  test('that was cut off is gone on with, and nothing is done twice', async () => {
    const rows = Array.from({ length: 250 }, (_, index) => `Persona ${index};p${index}@corte.example`)
    const { id } = await preview(['Nombre;Correo', ...rows].join('\n'))
    await imports().apply({ params: { id } })
    const stop = new AbortController()
    const ctx = world.desk.contextOf({ kind: 'system', job: 'customers:import' })
    const stopping = { ...ctx, newId: () => stop.abort() ?? ctx.newId() }

    await runCustomerImport(stopping, { importId: id }, stop.signal)
    const between = await imports().get({ params: { id } })
    await world.drain()

    expect(between).toMatchObject({ state: 'applying', done: 100 })
    expect(await imports().get({ params: { id } })).toMatchObject({ state: 'done', total: 250, counts: { new: 250 } })
    const { items } = await agent.api.people.list({ query: { q: 'corte.example', limit: 200 } })
    expect(items).toHaveLength(200)
  })

  test('stops when it is cancelled, and is nobody else’s', async () => {
    const other = await world.person('admin')
    const { id } = await preview('Correo\nnadie@nunca.example')
    await imports().apply({ params: { id } })

    await expect(other.api.customerImports.get({ params: { id } })).rejects.toMatchObject({ code: 'not_found' })
    await imports().cancel({ params: { id } })
    await world.drain()

    expect(await known('nadie@nunca.example')).toBeUndefined()
    await expect(imports().apply({ params: { id } })).rejects.toMatchObject({ code: 'already_done' })
    await expect(agent.api.customerImports.list()).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('hands out the file with what became of each row', async () => {
    const { id } = await run('Nombre;Correo\nSol;sol@fin.example\n=1+1;mal\n')

    const lines = (await text(`/customer-imports/${id}/results`)).split('\r\n')

    expect(lines[0]).toBe('\ufeffNombre;Correo;Resultado;Motivo')
    expect(lines[1]).toBe('Sol;sol@fin.example;nuevo;')
    expect(lines[2]).toBe("'=1+1;mal;mal;No vale: email")
  })
})

describe('organizations', () => {
  test('are added and changed by their names', async () => {
    await agent.api.organizations.create({ body: { name: 'Sur', domains: ['sur.example'] } })
    await agent.api.organizations.create({ body: { name: 'Dueña', domains: ['suyo.example'] } })
    const file =
      'Organización,Dominios,VIP,Notas\nSUR,"sur.example, sur.test",sí,\nEste,este.example,,Cierra en agosto\nOeste,suyo.example,,'

    const applied = await run(file, 'organization')

    expect(applied.counts).toEqual({ new: 1, changed: 1, unchanged: 0, wrong: 1 })
    const { items } = await agent.api.organizations.list({ query: { q: 'sur.example' } })
    expect(items[0]).toMatchObject({ name: 'SUR', domains: ['sur.example', 'sur.test'], isVip: true })
    expect((await rowsOf(applied.id, { outcome: 'wrong' }))[0]).toMatchObject({ name: 'Oeste', code: 'taken' })
  })
})

describe('an export', () => {
  test.each(['person', 'organization'] as const)('of every %s is understood again as it is', async (subject) => {
    const { id } = await agent.api.organizations.create({
      body: { name: `=Vuelta ${subject}`, domains: [`${subject}.vuelta`] },
    })
    const body = {
      name: '-Ida',
      email: `ida-${subject}@vuelta.example`,
      phones: ['+34 600 31 32 33'.replace('31', subject === 'person' ? '31' : '41')],
    }
    await agent.api.people.create({ body: { ...body, organizationId: id, isVip: true, fields: {} } })

    const csv = await text(`/customer-exports/${subject}`)
    const again = await preview(csv, subject)

    expect(csv.startsWith('\ufeffId;Nombre;')).toBe(true)
    expect(csv).not.toMatch(/(^|;)[=+\-@]/m)
    expect(again.counts).toMatchObject({ new: 0, changed: 0, wrong: 0 })
    expect(again.counts.unchanged).toBeGreaterThan(0)
  })

  test('is the administrators’ business, and is told in the audit log', async () => {
    const refused = await world.fetch('/api/v1/customer-exports/person', { headers: { cookie: agent.cookie } })
    await text('/customer-exports/person')

    expect(refused.status).toBe(403)
    const { items } = await admin.api.audit.list({ query: { limit: 1 } })
    expect(items[0]).toMatchObject({ action: 'customers.exported', subject: 'personas.csv' })
  })
})
