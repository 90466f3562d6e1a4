import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { createClient } from '#web/lib/client.ts'
import { freshLimits, mailedToken, openBrowser, refusalOf } from '../test-browser.ts'
import { codeOfApp } from './test-app.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
// Also a step of time that nobody has used a code of.
beforeEach(() => freshLimits(world))

const password = 'tres gatos en bici'
const day = 86_400_000

function appCode(secret: string): string {
  return codeOfApp(secret, world.desk.contextOf({ kind: 'system', job: 'test' }).now())
}

type Browser = ReturnType<typeof openBrowser<Somebody['api']>>

function signIn(browser: Browser, email: string, more: { code?: string; remember?: boolean } = {}) {
  return browser.api.sessions.signIn({ body: { email, password, ...more } })
}

/** An agent with a second factor, and a browser in which it was shown and is remembered. */
async function remembered() {
  const ana = await world.person('agent')
  await ana.api.sessions.changePassword({ body: { current: '', password } })
  const { secret } = await ana.api.secondFactor.begin({ body: { password } })
  await ana.api.secondFactor.confirm({ body: { code: appCode(secret) } })
  freshLimits(world)
  const browser = openBrowser(world, createClient)
  await signIn(browser, ana.email, { code: appCode(secret), remember: true })
  freshLimits(world)
  return { ana, secret, browser }
}

/** How signing in without a code is answered there; undefined: it lets in. */
const askedThere = (browser: Browser, email: string) => refusalOf(signIn(browser, email))

describe('a browser that is remembered', () => {
  test('is asked for the password and for no code, for thirty days from the code on', async () => {
    const { ana, browser } = await remembered()
    await browser.api.sessions.signOut()

    expect(await askedThere(browser, ana.email)).toBeUndefined()
    expect(await refusalOf(browser.api.sessions.signIn({ body: { email: ana.email, password: 'no' } }))).toBe(
      'wrong_credentials',
    )
    world.pass(29 * day)
    expect(await askedThere(browser, ana.email)).toBeUndefined()
    world.pass(day)
    expect(await askedThere(browser, ana.email)).toBe('code_needed')
  })

  test('is no other browser, and nobody else’s', async () => {
    const { ana, browser } = await remembered()
    const other = await remembered()

    expect(await askedThere(openBrowser(world, createClient), ana.email)).toBe('code_needed')
    expect(await askedThere(browser, other.ana.email)).toBe('code_needed')
  })

  test('is one only where that was wanted', async () => {
    const { ana, secret } = await remembered()
    const browser = openBrowser(world, createClient)
    await signIn(browser, ana.email, { code: appCode(secret) })

    expect(browser.cookies.has('mesa_browser')).toBe(false)
    expect(await askedThere(browser, ana.email)).toBe('code_needed')
  })

  test('makes nothing fresh: what needs a code asks for one', async () => {
    const boss = await world.person('admin')
    const { secret } = await boss.api.secondFactor.begin({ body: {} })
    await boss.api.secondFactor.confirm({ body: { code: appCode(secret) } })
    await boss.api.sessions.changePassword({ body: { current: '', password } })
    freshLimits(world)
    const browser = openBrowser(world, createClient)
    await signIn(browser, boss.email, { code: appCode(secret), remember: true })
    await signIn(browser, boss.email)
    const { ana } = await remembered()

    expect(await refusalOf(browser.api.secondFactor.reset({ params: { id: ana.id } }))).toBe('code_needed')
  })

  test('is asked for a code with a mailed link all the same', async () => {
    const { ana, browser } = await remembered()
    await browser.api.sessions.requestLink({ body: { email: ana.email } })
    const token = await mailedToken(world, ana.email)

    expect(await refusalOf(browser.api.sessions.signInByLink({ body: { token } }))).toBe('code_needed')
  })

  test('is kept by a hash of what it holds', async () => {
    const { browser } = await remembered()

    const rows = await world.db.selectFrom('rememberedBrowsers').select('tokenHash').execute()

    expect(rows.some(({ tokenHash }) => tokenHash.includes(browser.cookies.get('mesa_browser') ?? ''))).toBe(false)
  })
})

describe('a browser is forgotten', () => {
  test('when it is taken off the list, by its owner alone', async () => {
    const { ana, browser } = await remembered()
    const [known] = (await ana.api.sessions.browsers()).items
    const id = known?.id ?? ''
    const luis = await world.person('agent')

    expect(known?.device).toBe('Firefox – Linux')
    expect(await refusalOf(luis.api.sessions.forgetBrowser({ params: { id } }))).toBe('not_found')
    await ana.api.sessions.forgetBrowser({ params: { id } })
    expect((await ana.api.sessions.browsers()).items).toEqual([])
    expect(await refusalOf(browser.api.sessions.me())).toBeUndefined()
    expect(await askedThere(browser, ana.email)).toBe('code_needed')
  })

  test('when the session in it is ended from elsewhere', async () => {
    const { ana, browser } = await remembered()
    await signIn(browser, ana.email)
    const { items } = await browser.api.sessions.sessions()
    const here = items.find(({ isCurrent }) => isCurrent)

    await ana.api.sessions.revoke({ params: { id: here?.id ?? '' } })

    expect(await askedThere(browser, ana.email)).toBe('code_needed')
  })

  test.each<[string, (ana: Somebody, secret: string) => Promise<unknown>]>([
    ['the password changes', (ana) => ana.api.sessions.changePassword({ body: { current: password, password } })],
    ['the factor is turned off and set up anew', renewFactor],
    ['an administrator takes the factor away', resetFactor],
  ])('when %s', async (_, act) => {
    const { ana, secret } = await remembered()

    await act(ana, secret)

    const left = world.db.selectFrom('rememberedBrowsers').select('id').where('personId', '=', ana.id)
    expect(await left.execute()).toEqual([])
  })

  test('when its time is over', async () => {
    const { ana } = await remembered()
    world.pass(31 * day)

    await world.run('desk:tidy')

    const left = world.db.selectFrom('rememberedBrowsers').select('id').where('personId', '=', ana.id)
    expect(await left.execute()).toEqual([])
  })
})

async function resetFactor({ id }: Somebody): Promise<void> {
  await (await world.admin()).api.secondFactor.reset({ params: { id } })
}

async function renewFactor(ana: Somebody, secret: string): Promise<void> {
  await ana.api.secondFactor.turnOff({ body: { code: appCode(secret) } })
  const anew = await ana.api.secondFactor.begin({ body: { password } })
  await ana.api.secondFactor.confirm({ body: { code: appCode(anew.secret) } })
}
