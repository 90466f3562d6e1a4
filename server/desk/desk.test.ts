import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { usualVariables } from '#contract/branding.ts'
import { defaultMatrix } from '#contract/priority-matrix.ts'
import { administrator, createWorld, type World } from '#test/world.ts'
import { createClient } from '#web/lib/client.ts'
import { openBrowser, refusalOf } from '../people/test-browser.ts'
import { createFirstAdministrator, makeSetupLink } from './index.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const system = () => world.desk.contextOf({ kind: 'system', job: 'test' })

const plan = {
  deskName: 'Mesa de Acme',
  language: 'en' as const,
  timeZone: 'America/Bogota',
  administrator: { name: 'Ada Admin', email: 'ada@acme.example', password: 'tres gatos en bici' },
  inbox: { name: 'Help', address: 'help@acme.example' },
}

/** As before anybody set it up; what wrote to it meanwhile stays. */
async function newDesk(): Promise<string> {
  await world.db.updateTable('people').set({ role: 'requester' }).where('role', '<>', 'requester').execute()
  for (const table of ['inboxes', 'teamMembers', 'teams', 'settings'] as const)
    await world.db.deleteFrom(table).execute()
  return (await makeSetupLink(system())) ?? ''
}

describe('settings', () => {
  test('have defaults, and keep what was set', async () => {
    const admin = await world.admin()

    const before = await admin.api.desk.settings()
    const after = await admin.api.desk.updateSettings({
      body: { welcomeText: { es: '¡Hola!', en: 'Hello!' }, acknowledges: false },
    })

    expect(before).toEqual({
      name: 'Mesa',
      language: 'es',
      timeZone: 'UTC',
      accent: '#2f5bc6',
      welcomeTitle: { es: '', en: '' },
      welcomeText: { es: '', en: '' },
      footerLinks: [],
      variables: { font: 'inter', corners: 'usual', headerColor: null, heroColor: null, width: 1040 },
      closeAfterDays: 7,
      acknowledges: true,
      asksForRating: true,
      priorityMatrix: defaultMatrix,
      acceptsStrangers: true,
      quotesHistory: true,
      widgetOrigins: [],
      agentsNeedSecondFactor: false,
      currency: 'EUR',
    })
    expect(after).toEqual({ ...before, welcomeText: { es: '¡Hola!', en: 'Hello!' }, acknowledges: false })
    expect(await admin.api.desk.settings()).toEqual(after)
  })

  test('are seen by agents and changed by administrators', async () => {
    const ana = await world.person('agent')

    expect((await ana.api.desk.settings()).name).toBe('Mesa')
    expect(await refusalOf(ana.api.desk.updateSettings({ body: { name: 'Mine' } }))).toBe('forbidden')
  })

  test.each([
    { timeZone: 'Mars/Olympus' },
    { accent: 'red' },
    { closeAfterDays: 0 },
    { name: ' ' },
    { widgetOrigins: ['https://a.example/path'] },
    { footerLinks: [{ label: { es: 'Hola', en: '' }, url: 'javascript:alert(1)' }] },
    { footerLinks: [{ label: { es: '', en: '' }, url: 'https://www.example.org' }] },
    { variables: { ...usualVariables, headerColor: 'red;}*{display:none' } },
    { variables: { ...usualVariables, width: 99_999 } },
  ])('refuse %j', async (body) => {
    const admin = await world.admin()

    expect(await refusalOf(admin.api.desk.updateSettings({ body }))).toBe('invalid')
  })

  test('tell strangers the name and the look, and nothing else', async () => {
    const desk = await world.stranger.desk.public()

    expect(Object.keys(desk).sort()).toEqual([
      'accent',
      'acceptsStrangers',
      'footerLinks',
      'isSetUp',
      'language',
      'logo',
      'name',
      'portalUrl',
      'variables',
      'welcomeText',
      'welcomeTitle',
    ])
    expect(desk.isSetUp).toBe(true)
  })
})

describe('a desk that is set up', () => {
  test('has no set-up link and lets nobody set it up again', async () => {
    const token = 'A'.repeat(43)

    expect(await makeSetupLink(system())).toBeUndefined()
    expect(await refusalOf(world.stranger.desk.checkSetup({ params: { token } }))).toBe('already_set_up')
    expect(await refusalOf(world.stranger.desk.setUp({ params: { token }, body: plan }))).toBe('already_set_up')
  })

  test('keeps its administrator, whatever the environment says', async () => {
    const made = await createFirstAdministrator(system(), 'other@desk.example', 'another-good-password')

    expect(made).toBe(false)
    const attempt = world.stranger.sessions.signIn({
      body: { email: 'other@desk.example', password: 'another-good-password' },
    })
    expect(await refusalOf(attempt)).toBe('wrong_credentials')
  })
})

describe('setting a desk up', () => {
  test('makes settings, administrator, team and inbox, and signs in', async () => {
    const token = await newDesk()
    const { api } = openBrowser(world, createClient)
    expect((await api.desk.public()).isSetUp).toBe(false)

    const me = await api.desk.setUp({ params: { token }, body: { ...plan, teamName: 'Tech' } })

    expect(me).toMatchObject({
      name: 'Ada Admin',
      email: 'ada@acme.example',
      role: 'admin',
      timeZone: 'America/Bogota',
    })
    expect(await api.sessions.me()).toEqual(me)
    expect(await api.desk.settings()).toMatchObject({
      name: 'Mesa de Acme',
      language: 'en',
      timeZone: 'America/Bogota',
    })
    expect((await api.teams.list()).items).toMatchObject([{ name: 'Tech', members: [{ id: me.id, isLead: true }] }])
    expect((await api.inboxes.list()).items).toMatchObject([
      { address: 'help@acme.example', isDefault: true, language: 'en', team: { name: 'Tech' } },
    ])
    expect((await api.audit.list({ query: { action: 'desk.set_up' } })).items[0]).toMatchObject({
      actor: { id: me.id },
      subject: 'Mesa de Acme',
    })
    expect((await api.desk.public()).isSetUp).toBe(true)
  })

  test('works once', async () => {
    const token = await newDesk()
    const attempts = Array.from({ length: 5 }, (_, index) => ({
      ...plan,
      administrator: { ...plan.administrator, email: `first${index}@acme.example` },
    }))

    const codes = await Promise.all(
      attempts.map((body) => refusalOf(openBrowser(world, createClient).api.desk.setUp({ params: { token }, body }))),
    )

    const administrators = await world.db.selectFrom('people').select('id').where('role', '=', 'admin').execute()
    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
    expect(administrators).toHaveLength(1)
  })

  test('is not possible with an older link, a used one, or a guess', async () => {
    const old = await newDesk()
    const token = (await makeSetupLink(system())) ?? ''
    const tries = [old, 'A'.repeat(43), 'x', '%2e%2e']

    const codes = await Promise.all(
      tries.map((one) => refusalOf(world.stranger.desk.setUp({ params: { token: one }, body: plan }))),
    )

    expect(codes).toEqual(tries.map(() => 'link_expired'))
    expect(await world.stranger.desk.checkSetup({ params: { token } })).toEqual({ language: 'es', timeZone: 'UTC' })
  })

  test('that is refused changes nothing, and the link still works', async () => {
    const token = await newDesk()
    const { api } = openBrowser(world, createClient)
    const weak = { ...plan, administrator: { ...plan.administrator, password: 'password2024' } }
    const own = { ...plan, inbox: { name: 'Help', address: plan.administrator.email } }

    const [first, second] = [
      await api.desk.setUp({ params: { token }, body: weak }).catch((error) => error),
      await refusalOf(api.desk.setUp({ params: { token }, body: own })),
    ]

    expect(first).toMatchObject({ code: 'invalid', fields: { 'administrator.password': expect.any(String) } })
    expect(second).toBe('address_taken')
    expect((await api.desk.setUp({ params: { token }, body: plan })).role).toBe('admin')
  })

  test('promotes somebody who wrote before, and ends what that person had open', async () => {
    const rita = await world.person('requester', { name: 'Rita', email: 'rita@acme.example' })
    const token = await newDesk()
    const { api } = openBrowser(world, createClient)

    const me = await api.desk.setUp({
      params: { token },
      body: { ...plan, administrator: { ...plan.administrator, email: rita.email } },
    })

    expect(me).toMatchObject({ id: rita.id, name: 'Ada Admin', role: 'admin' })
    expect(await refusalOf(rita.api.sessions.me())).toBe('not_signed_in')
  })

  test('with sample data leaves their making to a job', async () => {
    const token = await newDesk()

    await openBrowser(world, createClient).api.desk.setUp({
      params: { token },
      body: { ...plan, withSampleData: true },
    })

    const { rows } = await world.desk.pool.query(
      `select payload from graphile_worker._private_jobs jobs
        join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id where identifier = 'demo:fill'`,
    )
    expect(rows).toEqual([{ payload: { language: 'en' } }])
  })
})

test('an administrator from the environment is made once, with a team and an inbox at our own host', async () => {
  await newDesk()

  const made = await Promise.all(
    Array.from({ length: 3 }, () => createFirstAdministrator(system(), administrator.email, administrator.password)),
  )

  const { api } = openBrowser(world, createClient)
  await api.sessions.signIn({ body: administrator })
  expect(made.filter(Boolean)).toHaveLength(1)
  expect((await api.teams.list()).items).toHaveLength(1)
  expect((await api.inboxes.list()).items).toMatchObject([{ address: 'support@desk.example', isDefault: true }])
})
