import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createWorld, type World } from '#test/world.ts'
import { createClient } from '#web/lib/client.ts'
import { freshLimits, mailedToken, openBrowser, refusalOf } from '../test-browser.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(() => freshLimits(world))

const good = 'tres gatos en bici'
const better = 'cuatro gatos en moto'

/** By the way anybody gets one. */
async function givePassword(email: string, password: string): Promise<void> {
  const { api } = openBrowser(world, createClient)
  await api.sessions.requestReset({ body: { email } })
  await api.sessions.reset({ body: { token: await mailedToken(world, email), password } })
}

function signIn(email: string, password: string) {
  return refusalOf(openBrowser(world, createClient).api.sessions.signIn({ body: { email, password } }))
}

describe('changing the password', () => {
  test('needs the current one and ends the other sessions, not this one', async () => {
    const rita = await world.person('requester')
    await givePassword(rita.email, good)
    const [here, there] = [openBrowser(world, createClient), openBrowser(world, createClient)]
    await here.api.sessions.signIn({ body: { email: rita.email, password: good } })
    await there.api.sessions.signIn({ body: { email: rita.email, password: good } })

    const refused = here.api.sessions.changePassword({ body: { current: better, password: better } })
    await expect(refused).rejects.toMatchObject({ code: 'wrong_credentials' })
    await here.api.sessions.changePassword({ body: { current: good, password: better } })

    expect((await here.api.sessions.me()).id).toBe(rita.id)
    await expect(there.api.sessions.me()).rejects.toMatchObject({ code: 'not_signed_in' })
    expect(await signIn(rita.email, good)).toBe('wrong_credentials')
    expect(await signIn(rita.email, better)).toBeUndefined()
  })

  test('to one that is easily guessed, or made of the own name, is refused', async () => {
    const rita = await world.person('requester', { name: 'Rita Robles' })

    for (const password of ['password2024', 'rita-robles-1', '1234567890']) {
      const attempt = rita.api.sessions.changePassword({ body: { current: '', password } })
      await expect(attempt).rejects.toMatchObject({ code: 'invalid', fields: { password: expect.any(String) } })
    }
  })

  test('cannot be used to guess the current one', async () => {
    const rita = await world.person('requester')
    await givePassword(rita.email, good)
    const { api } = openBrowser(world, createClient)
    await api.sessions.signIn({ body: { email: rita.email, password: good } })
    const guess = () => api.sessions.changePassword({ body: { current: 'a wild guess', password: better } })
    for (let attempt = 0; attempt < 10; attempt += 1) await guess().catch(() => undefined)

    await expect(guess()).rejects.toMatchObject({ code: 'too_many_requests' })
  })
})
