import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { administrator, createWorld, type Somebody, type World } from '#test/world.ts'
import { createClient } from '#web/lib/client.ts'
import { seal } from '../../kernel/sealed.ts'
import { freshLimits, mailedToken, openBrowser, refusalOf } from '../test-browser.ts'
import { bytesOf, codeOfApp } from './test-app.ts'
import { base32 } from './totp.ts'

let world: World
let admin: Somebody
beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
})
afterAll(() => world.close())
// Also a step of time that nobody has used a code of.
beforeEach(() => freshLimits(world))

const password = 'tres gatos en bici'

/** What the app shows now, or so many steps from now. */
function appCode(secret: string, away = 0): string {
  const now = world.desk.contextOf({ kind: 'system', job: 'test' }).now()
  return codeOfApp(secret, now, away)
}

async function agentWithFactor() {
  const ana = await world.person('agent')
  const { secret, uri } = await ana.api.secondFactor.begin({ body: {} })
  const { recoveryCodes } = await ana.api.secondFactor.confirm({ body: { code: appCode(secret) } })
  await ana.api.sessions.changePassword({ body: { current: '', password } })
  world.pass(60_000)
  return { ana, secret, uri, recoveryCodes }
}

function enter(email: string, code?: string) {
  const browser = openBrowser(world, createClient)
  return browser.api.sessions.signIn({ body: { email, password, ...(code !== undefined && { code }) } })
}

test('a secret of twenty bytes is read by apps as it was made', () => {
  const bytes = Buffer.from('00112233445566778899aabbccddeeff00112233', 'hex')

  expect(bytesOf(base32(bytes))).toEqual(bytes)
})

describe('signing in with a second factor', () => {
  test('needs a code besides the password, and takes each code once', async () => {
    const { ana, secret, uri } = await agentWithFactor()
    expect(uri).toContain(`secret=${secret}&issuer=`)

    expect(await refusalOf(enter(ana.email))).toBe('code_needed')
    expect(await refusalOf(enter(ana.email, '000000'))).toBe('wrong_code')
    const code = appCode(secret)
    expect(await enter(ana.email, code)).toMatchObject({ id: ana.id, hasSecondFactor: true, mustAddFactor: false })
    expect(await refusalOf(enter(ana.email, code))).toBe('wrong_code')
    expect(await refusalOf(enter(ana.email, appCode(secret, -1)))).toBe('wrong_code')
    expect(await refusalOf(enter(ana.email, appCode(secret, 4)))).toBe('wrong_code')
  })

  test('says what to do when the key of the desk has changed, and costs no attempt', async () => {
    const { ana, secret, recoveryCodes } = await agentWithFactor()
    const resealed = { secret: seal(secret, randomBytes(32)) }
    await world.db.updateTable('secondFactors').set(resealed).where('personId', '=', ana.id).execute()
    await world.db
      .updateTable('recoveryCodes')
      .set({ codeHash: sql`sha256(code_hash)` })
      .where('personId', '=', ana.id)
      .execute()
    const tries = [appCode(secret), '000000', recoveryCodes[0], appCode(secret), '000000', recoveryCodes[1]]

    const refusals: (string | undefined)[] = []
    for (const code of tries) refusals.push(await refusalOf(enter(ana.email, code)))

    expect(new Set(refusals)).toEqual(new Set(['factor_unreadable']))
    expect(await refusalOf(enter(ana.email))).toBe('code_needed')
  })

  test('does not tell whether the password is right to whoever does not know it', async () => {
    const { ana, secret } = await agentWithFactor()
    const { api } = openBrowser(world, createClient)
    const body = { email: ana.email, password: 'another one entirely', code: appCode(secret) }

    expect(await refusalOf(api.sessions.signIn({ body }))).toBe('wrong_credentials')
  })

  test('of two who come with the same code at once lets one in', async () => {
    const { ana, secret } = await agentWithFactor()
    const code = appCode(secret)

    const outcomes = await Promise.all([1, 2, 3].map(() => refusalOf(enter(ana.email, code))))

    expect(outcomes.toSorted()).toEqual([undefined, 'wrong_code', 'wrong_code'].toSorted())
  })

  test('is asked for with a mailed link, which it does not use up', async () => {
    const { ana, secret } = await agentWithFactor()
    const { api } = openBrowser(world, createClient)
    await api.sessions.requestLink({ body: { email: ana.email } })
    const token = await mailedToken(world, ana.email)

    expect(await refusalOf(api.sessions.signInByLink({ body: { token } }))).toBe('code_needed')
    expect(await refusalOf(api.sessions.signInByLink({ body: { token, code: '123456' } }))).toBe('wrong_code')
    expect((await api.sessions.signInByLink({ body: { token, code: appCode(secret) } })).id).toBe(ana.id)
  })

  test('is asked for with a link to choose a new password', async () => {
    const { ana, secret } = await agentWithFactor()
    const { api } = openBrowser(world, createClient)
    await api.sessions.requestReset({ body: { email: ana.email } })
    const body = { token: await mailedToken(world, ana.email), password: 'cuatro perros sin prisa' }

    expect(await refusalOf(api.sessions.reset({ body }))).toBe('code_needed')
    expect((await api.sessions.reset({ body: { ...body, code: appCode(secret) } })).id).toBe(ana.id)
  })

  test('works with each recovery code once, however it is typed', async () => {
    const { ana, recoveryCodes } = await agentWithFactor()
    const [first = '', second = ''] = recoveryCodes

    await enter(ana.email, ` ${first.toUpperCase().replaceAll('-', ' ')} `)

    expect(recoveryCodes).toHaveLength(10)
    expect(await refusalOf(enter(ana.email, first))).toBe('wrong_code')
    expect(await refusalOf(enter(ana.email, second))).toBeUndefined()
    expect((await ana.api.secondFactor.state()).recoveryCodesLeft).toBe(8)
  })

  test('is held after five wrong codes, right ones included', async () => {
    const { ana, secret } = await agentWithFactor()
    for (let time = 0; time < 5; time += 1) expect(await refusalOf(enter(ana.email, '000000'))).toBe('wrong_code')

    expect(await refusalOf(enter(ana.email, appCode(secret)))).toBe('too_many_requests')
    freshLimits(world)
    expect(await refusalOf(enter(ana.email, appCode(secret)))).toBeUndefined()
  })
})

describe('setting it up', () => {
  test('needs the password, and changes nothing until a code is confirmed', async () => {
    const ana = await world.person('agent')
    await ana.api.sessions.changePassword({ body: { current: '', password } })

    expect(await refusalOf(ana.api.secondFactor.begin({ body: {} }))).toBe('wrong_credentials')
    await ana.api.secondFactor.begin({ body: { password } })
    expect(await refusalOf(ana.api.secondFactor.confirm({ body: { code: '000000' } }))).toBe('wrong_code')
    expect(await ana.api.secondFactor.state()).toMatchObject({ isOn: false, recoveryCodesLeft: 0 })
    expect((await enter(ana.email)).hasSecondFactor).toBe(false)
  })

  test('ends the other sessions, and is not done over one that is there', async () => {
    const ana = await world.person('agent')
    await ana.api.sessions.changePassword({ body: { current: '', password } })
    const other = openBrowser(world, createClient)
    await other.api.sessions.signIn({ body: { email: ana.email, password } })
    const { secret } = await ana.api.secondFactor.begin({ body: { password } })

    await ana.api.secondFactor.confirm({ body: { code: appCode(secret) } })

    expect(await refusalOf(other.api.sessions.me())).toBe('not_signed_in')
    expect(await refusalOf(ana.api.secondFactor.begin({ body: { password } }))).toBe('already_done')
  })

  test('is undone with a code only, and then the password is enough', async () => {
    const { ana, secret } = await agentWithFactor()

    expect(await refusalOf(ana.api.secondFactor.turnOff({ body: { code: '111111' } }))).toBe('wrong_code')
    await ana.api.secondFactor.turnOff({ body: { code: appCode(secret) } })

    expect((await enter(ana.email)).hasSecondFactor).toBe(false)
  })

  test('gives new recovery codes, and the ones before work no more', async () => {
    const { ana, secret, recoveryCodes } = await agentWithFactor()

    const renewed = await ana.api.secondFactor.renewCodes({ body: { code: appCode(secret) } })

    expect(await refusalOf(enter(ana.email, recoveryCodes[0]))).toBe('wrong_code')
    expect(await refusalOf(enter(ana.email, renewed.recoveryCodes[0]))).toBeUndefined()
  })

  test('keeps nothing that can be read in the database', async () => {
    const { ana, secret, recoveryCodes } = await agentWithFactor()

    const kept = await world.db.selectFrom('secondFactors').selectAll().where('personId', '=', ana.id).execute()
    const codes = await world.db.selectFrom('recoveryCodes').selectAll().where('personId', '=', ana.id).execute()

    expect(kept[0]?.secret.toString('latin1')).not.toContain(secret)
    expect(kept[0]?.secret.includes(bytesOf(secret))).toBe(false)
    const paper = recoveryCodes[0]?.replaceAll('-', '') ?? ''
    expect(codes.some(({ codeHash }) => codeHash.includes(paper))).toBe(false)
  })
})

describe('an administrator', () => {
  test('sees who has one, and takes it from somebody who lost it', async () => {
    const { ana } = await agentWithFactor()
    expect((await admin.api.secondFactor.list()).items.map(({ personId }) => personId)).toContain(ana.id)

    await admin.api.secondFactor.reset({ params: { id: ana.id } })

    expect(await refusalOf(ana.api.sessions.me())).toBe('not_signed_in')
    expect((await enter(ana.email)).hasSecondFactor).toBe(false)
    const [act] = (await admin.api.audit.list({ query: { action: 'second_factor' } })).items
    expect(act).toMatchObject({ action: 'second_factor.reset', subject: ana.name })
    expect(await refusalOf(admin.api.secondFactor.reset({ params: { id: ana.id } }))).toBe('not_found')
  })

  test('alone may do that, and not to the own one', async () => {
    const { ana } = await agentWithFactor()
    const luis = await world.person('agent')

    expect(await refusalOf(luis.api.secondFactor.reset({ params: { id: ana.id } }))).toBe('forbidden')
    expect(await refusalOf(luis.api.secondFactor.list())).toBe('forbidden')
    expect(await refusalOf(admin.api.secondFactor.reset({ params: { id: admin.id } }))).toBe('forbidden')
  })

  test('who has one shows it again before that', async () => {
    const { ana } = await agentWithFactor()
    const boss = await world.person('admin')
    const { secret } = await boss.api.secondFactor.begin({ body: {} })
    await boss.api.secondFactor.confirm({ body: { code: appCode(secret) } })
    world.pass(20 * 60_000)

    expect(await refusalOf(boss.api.secondFactor.reset({ params: { id: ana.id } }))).toBe('code_needed')
    await boss.api.secondFactor.prove({ body: { code: appCode(secret) } })
    expect(await refusalOf(boss.api.secondFactor.reset({ params: { id: ana.id } }))).toBeUndefined()
  })
})

describe('whose account it is', () => {
  async function toldTo(email: string): Promise<string[]> {
    const mails = world.db.selectFrom('outgoingMails').select('content').orderBy('id')
    const rows = await mails.where(sql<boolean>`${email} = any(recipients)`).execute()
    return rows.map(({ content }) => JSON.stringify(content))
  }

  test('is told by mail when the second factor is turned on, renewed, used from paper, and turned off', async () => {
    const { ana, secret, recoveryCodes } = await agentWithFactor()
    await ana.api.secondFactor.renewCodes({ body: { code: recoveryCodes[0] ?? '' } })
    await ana.api.secondFactor.turnOff({ body: { code: appCode(secret) } })

    const texts = await toldTo(ana.email)

    expect(texts).toHaveLength(4)
    for (const [at, part] of [
      'activado',
      'Se ha usado un código',
      'códigos de recuperación nuevos',
      'desactivado',
    ].entries())
      expect(texts[at]).toContain(part)
    expect(texts[0]).toContain('/desk/settings/profile')
  })

  test('is told by mail when somebody else takes it away, and by whom, but not of a wrong code', async () => {
    const { ana } = await agentWithFactor()
    await refusalOf(enter(ana.email, '000000'))
    await admin.api.secondFactor.reset({ params: { id: ana.id } })

    const texts = await toldTo(ana.email)

    const { name } = await admin.api.sessions.me()
    expect(texts).toHaveLength(2)
    expect(texts[1]).toContain(`${name} ha quitado el segundo factor`)
    expect(texts[1]).toContain('"envelopeFrom":""')
  })
})

describe('where agents need one', () => {
  beforeAll(() => admin.api.desk.updateSettings({ body: { agentsNeedSecondFactor: true } }))
  afterAll(async () => {
    await world.db.deleteFrom('settings').where('key', '=', 'agentsNeedSecondFactor').execute()
  })

  test('an agent without reaches nothing of the desk, and everything once there is one', async () => {
    const ana = await world.person('agent')
    const rita = await world.person('requester')
    const { number } = await rita.api.tickets.create({ body: { subject: 'Printer', bodyText: 'Broken' } })

    expect(await ana.api.sessions.me()).toMatchObject({ role: 'agent', mustAddFactor: true })
    expect(await refusalOf(ana.api.people.list())).toBe('forbidden')
    expect(await refusalOf(ana.api.tickets.get({ params: { number } }))).toBe('not_found')
    const { secret } = await ana.api.secondFactor.begin({ body: {} })
    await ana.api.secondFactor.confirm({ body: { code: appCode(secret) } })
    expect(await ana.api.sessions.me()).toMatchObject({ mustAddFactor: false })
    expect((await ana.api.tickets.get({ params: { number } })).subject).toBe('Printer')
  })

  test('the administrator who asked for it is bound as well, and requesters are not', async () => {
    const rita = await world.person('requester')

    expect((await rita.api.sessions.me()).mustAddFactor).toBe(false)
    expect(await refusalOf(admin.api.desk.settings())).toBe('forbidden')
    expect(administrator.email).toBe(admin.email)
  })
})
