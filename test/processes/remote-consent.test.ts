import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHelpingDesk, type HelpingDesk } from '../helping.ts'
import { machineOf } from '../machine.ts'
import { openFor } from '../tickets.ts'

let desk: HelpingDesk
let machine: Awaited<ReturnType<typeof machineOf>>
const organizations: Record<'always' | 'never' | 'usual', string> = { always: '', never: '', usual: '' }

const says = {
  en: 'What is seen will be recorded.',
  es: 'Lo que se vea quedará grabado.',
} as const

beforeAll(async () => {
  desk = await createHelpingDesk({ isRecorded: false })
  const { admin, world, teamId } = desk
  machine = await machineOf(world, admin, teamId, ['terminal', 'view', 'control'])
  for (const name of ['always', 'never', 'usual'] as const) {
    organizations[name] = (await admin.api.organizations.create({ body: { name } })).id
  }
})
afterAll(async () => {
  await machine.leave()
  await desk.world.close()
})

interface Asking {
  of: keyof typeof organizations
  /** Whether the desk records where an organization has no wish of its own. */
  usually: boolean
  answer: 'yes' | 'no' | 'nothing'
  kind?: 'terminal' | 'view' | 'control'
  language?: 'es' | 'en'
}

/** Noa asks on the ticket of somebody of this organization; what the dialog said, and what came of it. */
async function consentOf({ of, usually, answer, kind = 'terminal', language = 'en' }: Asking) {
  const { admin, noa, world } = desk
  await admin.api.remote.changeSettings({
    body: {
      isRecorded: usually,
      organizations: [
        { id: organizations.always, isRecorded: true },
        { id: organizations.never, isRecorded: false },
      ],
    },
  })
  await machine.answer(answer)
  const ana = await world.person('requester', { language, organizationId: organizations[of] })
  const { number } = await openFor(noa, ana)
  const { id } = await noa.api.remote.ask({ params: { number }, body: { kind, deviceId: machine.device.id } })
  await world.drain()
  const session = await noa.api.remote.get({ params: { id } })
  return { session, dialog: await machine.asked() }
}

describe('the dialog on the machine, for an organization whose sessions are always recorded,', () => {
  test.each(['terminal', 'view', 'control'] as const)(
    'says so before a %s, though the desk records nothing else',
    async (kind) => {
      const { session, dialog } = await consentOf({ of: 'always', usually: false, answer: 'no', kind })

      expect(dialog).toContain(says.en)
      expect(session).toMatchObject({ state: 'refused', reason: 'declined', isRecorded: true, recording: null })
    },
  )

  test('says so in Spanish to whoever reads Spanish', async () => {
    const { dialog } = await consentOf({ of: 'always', usually: false, answer: 'no', language: 'es' })

    expect(dialog).toContain(says.es)
    expect(dialog).toContain('--ok-label=Permitir')
  })

  test('takes no answer for a no: nothing is opened, and nothing is recorded', async () => {
    const { session } = await consentOf({ of: 'always', usually: false, answer: 'nothing' })

    expect(session).toMatchObject({ state: 'timed_out', isRecorded: true, recording: null })
  })

  test('lets the session begin as it said once the person agrees, though the wish changes meanwhile', async () => {
    const { session } = await consentOf({ of: 'always', usually: false, answer: 'yes' })
    const params = { id: session.id }

    await desk.admin.api.remote.changeSettings({ body: { organizations: [] } })

    const after = await desk.noa.api.remote.get({ params })
    await desk.noa.api.remote.end({ params })
    expect(session.answeredBy).toEqual(expect.any(String))
    expect(after).toMatchObject({ state: 'granted', isRecorded: true })
  })
})

describe('the dialog on the machine speaks of no recording', () => {
  test('for an organization that is never recorded, though the desk records all else', async () => {
    const { session, dialog } = await consentOf({ of: 'never', usually: true, answer: 'no' })

    expect(dialog).toContain('wants to open a terminal')
    expect(dialog).not.toContain(says.en)
    expect(session.isRecorded).toBe(false)
  })

  test('for any other organization, unless the desk records', async () => {
    const silent = await consentOf({ of: 'usual', usually: false, answer: 'no' })
    const recorded = await consentOf({ of: 'usual', usually: true, answer: 'no' })

    expect(silent.dialog).not.toContain(says.en)
    expect(recorded.dialog).toContain(says.en)
  })
})
