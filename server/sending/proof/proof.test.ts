import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InboxProof, ProofStepKey } from '#contract/proofs.ts'
import { quietDns } from '#test/domain-records.ts'
import { sentMails } from '#test/mails.ts'
import { eventually } from '#test/program.ts'
import { type MailSystem, startMailSystem, whyNoMailSystem } from '#test/servers/mail-system.ts'
import { mailPassword } from '#test/servers/mailboxes.ts'
import { type Remote, startRemote } from '#test/servers/remote.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { openSmtpDoor, type SmtpDoor } from '../../mail/door/open-door.ts'

let world: World
let admin: Somebody
let remote: Remote
beforeAll(async () => {
  remote = await startRemote()
  world = await createWorld({
    domainRecords: { ...quietDns, lookup: async (host) => (host.endsWith('.invalid') ? [] : ['127.0.0.1']) },
  })
  admin = await world.admin()
})
afterAll(async () => {
  await world.close()
  await remote.close()
})

const plain = (port: number, username = '') => ({ host: '127.0.0.1', port, security: 'none' as const, username })

function stateOf(proof: InboxProof, key: ProofStepKey) {
  const { state, fault } = proof.steps.find((step) => step.key === key) ?? {}
  return fault === null ? state : `${state}: ${fault}`
}

async function prove(body: Parameters<typeof admin.api.proofs.start>[0]['body']): Promise<InboxProof> {
  const { id } = await admin.api.proofs.start({ body })
  await world.drain()
  return admin.api.proofs.get({ params: { id } })
}

test('a name without an address is told before anything is tried', async () => {
  const proof = await prove({
    name: 'Ventas',
    address: 'ventas@desk.example',
    sending: { ...plain(25), host: 'smtp.invalid' },
    receiving: null,
  })

  expect(proof.state).toBe('failed')
  expect(stateOf(proof, 'dns')).toBe('failed: dns')
  expect(stateOf(proof, 'connect')).toBe('pending')
})

test.each([
  ['a port where nobody listens', { port: 1 }, 'connect', 'failed: connection'],
  ['a server without TLS', { security: 'starttls' as const }, 'tls', 'failed: tls'],
  ['a wrong password', { username: 'ventas', password: 'wrong' }, 'sign_in', 'failed: sign_in'],
])('%s is told as what it is', async (_, fault, key, state) => {
  const sending = { ...plain(remote.port), ...fault }

  const proof = await prove({ name: 'Ventas', address: 'ventas@desk.example', sending, receiving: null })

  expect(proof.state).toBe('failed')
  expect(stateOf(proof, key as ProofStepKey)).toBe(state)
})

test('a server that refuses the address is told with what it said', async () => {
  remote.answer = () => '550 5.7.60 You may not send as this address'

  const proof = await prove({
    name: 'Ventas',
    address: 'ventas@desk.example',
    sending: plain(remote.port),
    receiving: null,
  })

  expect(stateOf(proof, 'send')).toBe('failed: sending')
  expect(proof.steps.find(({ key }) => key === 'send')?.said).toContain('You may not send as this address')
  remote.answer = () => undefined
})

test('a mail that comes in by any door proves the inbox, is saved as such, and opens no ticket', async () => {
  const door = await openSmtpDoor(world.desk.contextOf({ kind: 'system', job: 'smtp' }), { host: '127.0.0.1', port: 0 })
  const proof = await proveThrough(door)
  expect(proof.state).toBe('proven')
  expect(proof.steps.map(({ state }) => state)).toEqual(['ok', 'ok', 'skipped', 'skipped', 'skipped', 'ok', 'ok'])

  const inbox = await admin.api.proofs.save({ params: { id: proof.id }, body: {} })

  expect(inbox).toMatchObject({ name: 'Compras', address: 'compras@desk.example' })
  const { server, way, mailsPerMinute } = await admin.api.sending.get({ params: { id: inbox.id } })
  expect({ way, host: server?.host, mailsPerMinute }).toEqual({ way: 'own', host: '127.0.0.1', mailsPerMinute: 30 })
  expect((await admin.api.mail.received()).items[0]).toMatchObject({ outcome: 'ignored', reason: 'proof' })
  expect((await admin.api.tickets.list()).items).toEqual([])
  await door.close()
})

async function proveThrough(door: SmtpDoor): Promise<InboxProof> {
  return prove({
    name: 'Compras',
    address: 'compras@desk.example',
    sending: plain(door.port),
    receiving: null,
    mailsPerMinute: 30,
  })
}

test('nothing is saved that is not proven, unless that is asked for', async () => {
  const body = { name: 'Dudosa', address: 'dudosa@desk.example', sending: plain(1), receiving: null }
  const { id } = await prove(body)
  const refused = admin.api.proofs.save({ params: { id }, body: {} })
  await expect(refused).rejects.toMatchObject({ code: 'invalid' })

  const inbox = await admin.api.proofs.save({ params: { id }, body: { anyway: true } })

  expect(inbox.address).toBe('dudosa@desk.example')
})

test('what was cancelled is forgotten and cannot be saved', async () => {
  const body = { name: 'Nunca', address: 'nunca@desk.example', sending: plain(remote.port), receiving: null }
  const { id } = await admin.api.proofs.start({ body })

  await admin.api.proofs.cancel({ params: { id } })
  await world.drain()

  expect((await admin.api.proofs.get({ params: { id } })).state).toBe('cancelled')
  const save = admin.api.proofs.save({ params: { id }, body: { anyway: true } })
  await expect(save).rejects.toMatchObject({ code: 'already_done' })
})

test('a mail that does not come in time has failed to arrive, and can still come later', async () => {
  const body = { name: 'Lenta', address: 'lenta@desk.example', sending: plain(remote.port), receiving: null }
  const waiting = await prove(body)
  expect(waiting.state).toBe('waiting')

  world.pass(6 * 60_000)

  const late = await admin.api.proofs.get({ params: { id: waiting.id } })
  expect([late.state, stateOf(late, 'receive')]).toEqual(['failed', 'failed: receiving'])
})

test('without a server of the desk there is nothing to send by', async () => {
  const proof = await prove({ name: 'Sin', address: 'sin@desk.example', sending: null, receiving: null })

  expect(stateOf(proof, 'send')).toBe('failed: sending')
  expect(await sentMails(world)).toHaveLength(1)
})

test('only administrators try connections out, and nobody is shown a password', async () => {
  const agent = await world.person('agent')
  const sending = { ...plain(remote.port), username: 'ventas', password: 'geheim-123' }
  const body = { name: 'Ventas', address: 'ventas@desk.example', sending, receiving: null }
  await expect(agent.api.proofs.start({ body })).rejects.toMatchObject({ code: 'forbidden' })

  const proof = await admin.api.proofs.start({ body })

  expect(JSON.stringify(proof)).not.toContain('geheim-123')
  const row = await world.db.selectFrom('inboxProofs').selectAll().where('id', '=', proof.id).executeTakeFirstOrThrow()
  expect(JSON.stringify(row) + (row.draft?.toString('latin1') ?? '')).not.toContain('geheim-123')
})

const missing = whyNoMailSystem({ withMailboxes: true })

describe.skipIf(missing !== undefined)(`with real servers${missing === undefined ? '' : ` (${missing})`}`, () => {
  let system: MailSystem
  beforeAll(async () => {
    system = await startMailSystem({ domains: { 'desk.example': 'mailbox' }, withMailboxes: true })
  }, 60_000)
  afterAll(() => system.stop())

  const account = { username: 'soporte@desk.example', password: mailPassword }

  test('an inbox is proven by its mail going out by SMTP and coming in by IMAP', async () => {
    const proof = await prove({
      name: 'Soporte',
      address: 'soporte@desk.example',
      sending: { ...plain(system.smtpPort), host: 'localhost' },
      receiving: { ...plain(system.imapPort), ...account },
    })

    expect(proof.steps.filter(({ state }) => state === 'failed')).toEqual([])
    expect(proof.state).toBe('proven')
    expect(proof.steps.map(({ key, state }) => `${key} ${state}`)).toEqual([
      'dns ok',
      'connect ok',
      'tls skipped',
      'sign_in skipped',
      'imap ok',
      'send ok',
      'receive ok',
    ])
  })

  test('a mailbox that does not open is told before any mail is sent', async () => {
    const proof = await prove({
      name: 'Soporte',
      address: 'otra@desk.example',
      sending: plain(system.smtpPort),
      receiving: { ...plain(system.imapPort), ...account, password: 'wrong' },
    })

    expect(stateOf(proof, 'imap')).toBe('failed: sign_in')
    expect(stateOf(proof, 'send')).toBe('pending')
  })

  test('while a mail is awaited it can be cancelled', async () => {
    const { id } = await admin.api.proofs.start({
      body: {
        name: 'Soporte',
        address: 'fuera@desk.example',
        sending: plain(remote.port),
        receiving: { ...plain(system.imapPort), ...account },
      },
    })
    const running = world.drain()
    await eventually(
      () => admin.api.proofs.get({ params: { id } }),
      ({ state }) => state === 'waiting',
    )

    await admin.api.proofs.cancel({ params: { id } })
    await running

    expect((await admin.api.proofs.get({ params: { id } })).state).toBe('cancelled')
  })
})
