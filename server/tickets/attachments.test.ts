import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { download, hiddenTeam, openFor, openTicket, sendFiles, upload } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
  ana = await world.person('requester')
})
afterAll(() => world.close())

function reply(who: Somebody, number: number, attachmentIds: string[], kind: 'reply' | 'note' = 'reply') {
  return who.api.messages.add({ params: { number }, body: { kind, bodyText: 'Adjunto', attachmentIds } })
}

describe('an upload', () => {
  test('is told by name, type, size and hash, and found in the message that names it', async () => {
    const file = await upload(world, ana, { name: 'informe.txt', content: 'ñandú' })

    const ticket = await openTicket(ana, { attachmentIds: [file.id] })

    const { items } = await agent.api.messages.list({ params: { number: ticket.number } })
    expect(file).toMatchObject({ filename: 'informe.txt', contentType: 'text/plain', size: 7, isInline: false })
    expect(file.sha256).toBe(createHash('sha256').update('ñandú').digest('hex'))
    expect(items[0]?.attachments).toEqual([file])
  })

  test('is its uploader’s alone until then', async () => {
    const file = await upload(world, ana, { name: 'mío.txt' })

    const own = await download(world, ana, file.id)
    const others = await download(world, agent, file.id)

    expect([own.status, others.status]).toEqual([200, 404])
  })

  test('of somebody else cannot be put into a message', async () => {
    const file = await upload(world, ana, { name: 'ajeno.txt' })
    const ticket = await openFor(agent, ana)

    const refusal = reply(agent, ticket.number, [file.id])

    await expect(refusal).rejects.toMatchObject({ status: 422, fields: { attachmentIds: expect.any(String) } })
  })

  test('goes into one message only', async () => {
    const file = await upload(world, agent, { name: 'una-vez.txt' })
    const ticket = await openFor(agent, ana)
    await reply(agent, ticket.number, [file.id])

    const refusal = reply(agent, ticket.number, [file.id])

    await expect(refusal).rejects.toMatchObject({ status: 422, fields: { attachmentIds: expect.any(String) } })
  })

  test('may be all that a reply says', async () => {
    const file = await upload(world, ana, { name: 'foto.png', type: 'image/png' })
    const ticket = await openTicket(ana)

    const message = await ana.api.messages.add({
      params: { number: ticket.number },
      body: { kind: 'reply', attachmentIds: [file.id] },
    })

    expect(message.attachments).toEqual([file])
  })

  test('of several files keeps each', async () => {
    const response = await sendFiles(world, ana, [{ name: 'a.txt' }, { name: 'b.txt', content: 'x' }])

    const { items } = (await response.json()) as { items: { filename: string }[] }
    expect(items.map(({ filename }) => filename)).toEqual(['a.txt', 'b.txt'])
  })

  test('of more than fifty megabytes is refused', async () => {
    const response = await sendFiles(world, ana, [
      { name: 'enorme.bin', content: new Uint8Array(50 * 1024 * 1024 + 1) },
    ])

    expect([response.status, await response.json()]).toMatchObject([413, { code: 'too_large' }])
  })

  test('of fifteen megabytes is not bounded as JSON is', async () => {
    const response = await sendFiles(world, ana, [{ name: 'grande.bin', content: new Uint8Array(15 * 1024 * 1024) }])

    expect(response.status).toBe(201)
  })

  test('of nothing, or of something that is no form, is refused', async () => {
    const headers = { cookie: ana.cookie, 'x-requested-with': 'mesa', 'content-type': 'application/json' }

    const nothing = await sendFiles(world, ana, [])
    const json = await world.fetch('/api/v1/attachments', { method: 'POST', headers, body: '{}' })

    expect([nothing.status, json.status]).toEqual([422, 415])
  })

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system.ini', 'system.ini'],
    ['/etc/passwd', 'passwd'],
    ['C:\\autoexec.bat', 'autoexec.bat'],
    ['.htaccess', 'htaccess'],
    ['..', 'file'],
    ['¿qué?*.txt', '¿qué__.txt'],
    ['nul.txt', '_nul.txt'],
    ['факс 📠.txt', 'факс 📠.txt'],
  ])('named %s is kept as %s', async (name, filename) => {
    const file = await upload(world, ana, { name })

    expect(file.filename).toBe(filename)
  })
})

describe('a file', () => {
  test('of a message is for who sees the ticket, and of a note for agents', async () => {
    const file = await upload(world, agent, { name: 'público.txt' })
    const secret = await upload(world, agent, { name: 'interno.txt' })
    const ticket = await openFor(agent, ana)
    const guest = await world.guest(ana.email, ticket.id)
    const other = await world.person('requester')
    await reply(agent, ticket.number, [file.id])
    await reply(agent, ticket.number, [secret.id], 'note')

    const statuses = await Promise.all(
      [agent, ana, guest, other].flatMap((who) =>
        [file, secret].map(async ({ id }) => (await download(world, who, id)).status),
      ),
    )

    expect(statuses).toEqual([200, 200, 200, 404, 200, 404, 404, 404])
    expect((await download(world, { cookie: '' }, file.id)).status).toBe(401)
  })

  test('of a hidden team’s ticket is not even its uploader’s any more', async () => {
    const team = await hiddenTeam(world, 'Personal', [])
    const file = await upload(world, agent, { name: 'nómina.txt' })
    await openFor(agent, ana, { teamId: team.id })
    const ticket = await openFor(agent, ana)
    await reply(agent, ticket.number, [file.id])
    await agent.api.tickets.change({ params: ticket, body: { teamId: team.id } })

    const response = await download(world, agent, file.id)

    expect(response.status).toBe(404)
  })

  test('comes back byte for byte, and no browser runs it', async () => {
    const content = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256)
    const file = await upload(world, ana, { name: 'a.bin', type: 'application/x-thing', content })

    const response = await download(world, ana, file.id)

    expect(new Uint8Array(await response.arrayBuffer())).toEqual(content)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-length': '70000',
      'content-type': 'application/x-thing',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment; /),
      'cache-control': expect.stringContaining('private'),
    })
  })

  test.each([
    'image/svg+xml',
    'text/html',
    'application/xhtml+xml',
    'application/xml',
    'text/javascript',
    'application/pdf',
    'application/x-shockwave-flash',
  ])('of type %s is never shown in place, nor told as what it is', async (type) => {
    const file = await upload(world, ana, { name: 'a.bin', type, content: '<svg onload="alert(1)"/>' })

    const response = await download(world, ana, file.id, '?inline=1')

    expect(response.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
  })

  test('that is a safe picture is shown in place when asked for', async () => {
    const file = await upload(world, ana, { name: 'a.png', type: 'image/png' })

    const inline = await download(world, ana, file.id, '?inline=1')
    const saved = await download(world, ana, file.id)

    expect(inline.headers.get('content-disposition')).toMatch(/^inline; /)
    expect(inline.headers.get('content-type')).toBe('image/png')
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; /)
  })

  test.each([
    ['informe año.txt', `attachment; filename="informe a_o.txt"; filename*=UTF-8''informe%20a%C3%B1o.txt`],
    ["it's (1)*.txt", `attachment; filename="it's (1)_.txt"; filename*=UTF-8''it%27s%20%281%29_.txt`],
    ['100%.txt', `attachment; filename="100_.txt"; filename*=UTF-8''100%25.txt`],
    ['📠.txt', `attachment; filename="__.txt"; filename*=UTF-8''%F0%9F%93%A0.txt`],
  ])('named %s is offered by that name (RFC 6266)', async (name, disposition) => {
    const file = await upload(world, ana, { name })

    const response = await download(world, ana, file.id)

    expect(response.headers.get('content-disposition')).toBe(disposition)
  })

  test('whose name holds line breaks adds no header', async () => {
    const file = await upload(world, ana, { name: 'a\r\nset-cookie: x=1\r\n.txt' })

    const response = await download(world, ana, file.id)

    expect(response.status).toBe(200)
    expect(response.headers.get('set-cookie') ?? '').not.toContain('x=1')
    expect(file.filename).not.toMatch(/[\r\n]/)
  })
})

test('a stranger’s upload is put into the request that comes from the same browser only', async () => {
  const form = new FormData()
  form.append('file', new Blob(['x']), 'captura.png')
  const uploaded = await world.fetch('/api/v1/attachments', { method: 'POST', body: form })
  const { items } = (await uploaded.json()) as { items: [{ id: string }] }
  const cookie = uploaded.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const submit = (headers: Record<string, string>) =>
    world.fetch('/api/v1/portal/requests', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({
        name: 'Eva',
        email: 'eva@calle.example',
        subject: 'Captura',
        bodyText: 'Mire',
        attachmentIds: [items[0].id],
      }),
    })

  const elsewhere = await submit({})
  const same = await submit({ cookie })

  expect([elsewhere.status, same.status]).toEqual([422, 201])
})

test('an upload that nothing names is gone after a week, one that a draft names stays', async () => {
  const [loose, named] = [await upload(world, agent, { name: 'a.txt' }), await upload(world, agent, { name: 'b.txt' })]
  const { number } = await openFor(agent, ana)
  const draft = { kind: 'reply' as const, bodyHtml: '<p>Hola</p>', cc: [], attachmentIds: [named.id] }
  await agent.api.messages.putDraft({ params: { number }, body: draft })
  world.pass(7 * 86_400_000 + 1000)

  await world.run('desk:tidy')

  const left = await world.db.selectFrom('attachments').select('id').where('id', 'in', [loose.id, named.id]).execute()
  expect(left).toEqual([{ id: named.id }])
})
