import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { imageFactsOf } from './image-facts.ts'

let world: World
let admin: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
})
afterAll(() => world.close())

/** A red dot, whole. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)

async function send(who: { cookie: string }, content: Buffer, name = 'logo.png') {
  const body = new FormData()
  body.append('file', new File([new Uint8Array(content)], name, { type: 'image/png' }))
  const headers = { cookie: who.cookie, 'x-requested-with': 'mesa' }
  const response = await world.fetch('/api/v1/settings/logo', { method: 'POST', headers, body })
  return { status: response.status, answer: (await response.json()) as { code?: string; path?: string } }
}

describe('a logo', () => {
  test('is shown to everybody, by an address of its own', async () => {
    const { status, answer } = await send(admin, png)

    expect(status).toBe(201)
    expect((await world.stranger.desk.public()).logo).toEqual({ path: answer.path, width: 1, height: 1 })
    const shown = await world.fetch(answer.path ?? '')
    expect(shown.headers.get('content-type')).toBe('image/png')
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(png)
    const help = await world.fetch('/help/es')
    expect(await help.text()).toContain(`<img src="${answer.path}"`)
  })

  test('is taken from administrators only', async () => {
    expect((await send(await world.person('agent'), png)).status).toBe(403)
  })

  test.each([
    ['a drawing that may run scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['half a picture', png.subarray(0, 40)],
    ['nothing', Buffer.alloc(0)],
  ])('is not %s, whatever its name says', async (_, content) => {
    expect(await send(admin, content)).toMatchObject({ status: 422, answer: { code: 'invalid' } })
  })

  test('is no larger than a logo need be', async () => {
    const large = Buffer.concat([png, Buffer.alloc(600 * 1024)])

    expect((await send(admin, large)).status).toBe(413)
  })

  test('goes away', async () => {
    await send(admin, png)

    await admin.api.desk.removeLogo()

    expect((await world.stranger.desk.public()).logo).toBeNull()
  })
})

test('pictures are known by their bytes', () => {
  const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080010002001011100', 'hex')
  const webp = Buffer.concat([
    Buffer.from('RIFF'),
    Buffer.from([22, 0, 0, 0]),
    Buffer.from('WEBPVP8X'),
    Buffer.alloc(14),
  ])
  webp.writeUIntLE(99, 24, 3)
  webp.writeUIntLE(49, 27, 3)

  expect(imageFactsOf(png)).toEqual({ contentType: 'image/png', width: 1, height: 1 })
  expect(imageFactsOf(jpeg)).toEqual({ contentType: 'image/jpeg', width: 32, height: 16 })
  expect(imageFactsOf(webp)).toEqual({ contentType: 'image/webp', width: 100, height: 50 })
})
