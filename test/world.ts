import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import pino from 'pino'
import { inject } from 'vitest'
import { contract } from '#contract/index.ts'
import type { Role } from '#contract/people.ts'
import { type DeskInstance, openDesk } from '#server/app/desk-instance.ts'
import { jobsOf } from '#server/app/jobs.ts'
import { buildWeb } from '#server/app/web.ts'
import { createFirstAdministrator } from '#server/desk/index.ts'
import { transact } from '#server/kernel/context.ts'
import type { Dns } from '#server/kernel/services.ts'
import { hashSecret, newSecret } from '#server/kernel/signatures.ts'
import { closeMailReader } from '#server/mail/index.ts'
import { addPerson } from '#server/people/index.ts'
import { readConfig } from '#server/platform/config.ts'
import { addJob, drainJobs } from '#server/platform/jobs.ts'
import { type DomainRecords, folderWayOut, smtpUrlWayOut, WaysOut } from '#server/sending/index.ts'
import { createClient } from '#web/lib/client.ts'
import { createDatabase, dropDatabase } from './databases.ts'

export type Api = ReturnType<typeof createClient<typeof contract>>

export interface Somebody {
  id: string
  name: string
  email: string
  /** The contract as functions, signed in as this person. */
  api: Api
  /** `cookie` header of the session. */
  cookie: string
}

export const administrator = { email: 'admin@desk.example', password: 'correct-horse-battery' }

/** A desk of its own with a running server, and people to act: what a test needs and no more. */
export async function createWorld(
  options: {
    domainRecords?: DomainRecords
    smtpUrl?: string
    fetch?: typeof fetch
    webhookNetworks?: string
    portalUrl?: string
  } = {},
) {
  const databaseUrl = await createDatabase(inject('databaseUrl'))
  const dataDir = await mkdtemp(join(tmpdir(), 'mesa-world-'))
  const clock = { offsetMs: 0 }
  const zone: Zone = {}
  const desk = await openDesk({
    dns: dnsOf(zone),
    config: readConfig({
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      SECRET_KEY: 'test'.repeat(8),
      LOG_LEVEL: 'silent',
      SMTP_URL: options.smtpUrl,
      WEBHOOK_NETWORKS: options.webhookNetworks,
      PUBLIC_URL: 'http://desk.example',
      PORTAL_URL: options.portalUrl,
    }),
    databaseUrl,
    publicUrl: 'http://desk.example',
    log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
    now: () => new Date(Date.now() + clock.offsetMs),
    ...(options.domainRecords !== undefined && { domainRecords: options.domainRecords }),
    ...(options.fetch !== undefined && { fetch: options.fetch }),
  })
  await createFirstAdministrator(system(desk), administrator.email, administrator.password)
  const app = await buildWeb(desk)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const outgoing = join(dataDir, 'outgoing')
  const ways = new WaysOut(options.smtpUrl === undefined ? folderWayOut(outgoing) : smtpUrlWayOut(options.smtpUrl))

  return {
    desk,
    db: desk.database.db,
    url,
    dataDir,
    /** What the domain name system says: `{ 'TXT _dmarc.example.org': ['v=DMARC1; p=reject'] }`. */
    zone,
    /** Where mails that leave are written. */
    outgoing,
    /** A stranger's view of the API. */
    stranger: apiOf(url, {}),
    admin: () => signInAs(desk, url, administrator.email),
    person: (role: Role, details: Partial<PersonDetails> = {}) => createPerson(desk, url, role, details),
    /** Somebody who opened the link to one ticket, and reaches only that. */
    guest: (email: string, ticketId: string) => signInAs(desk, url, email, ticketId),
    withToken: (token: string) => apiOf(url, { authorization: `Bearer ${token}` }),
    fetch: (path: string, init?: RequestInit) => fetch(url + path, init),
    /** Does everything that waits in the background, mails included. */
    drain: () => drainJobs(desk.pool, jobsOf(desk, ways)),
    /** Does a job of the schedule now, and what follows from it. */
    run: async (job: string) => {
      await transact(system(desk), (work) => addJob(work, job, {}))
      await drainJobs(desk.pool, jobsOf(desk, ways))
    },
    /** Lets time pass, for Mesa's own clock only. */
    pass: (ms: number) => {
      clock.offsetMs += ms
    },
    close: async () => {
      ways.close()
      await closeWorld(desk, app, dataDir, databaseUrl)
    },
  }
}

/** Answers of the domain name system by type and name; an error for what fails. */
type Zone = Record<string, string[] | Error>

function dnsOf(zone: Zone): Dns {
  return async (name, type) => {
    const answer = zone[`${type} ${name}`]
    if (answer instanceof Error) throw answer
    if (answer === undefined) throw Object.assign(new Error(`${name} is unknown`), { code: 'ENOTFOUND' })
    return type === 'TXT' ? answer.map((text) => [text]) : answer
  }
}

export type World = Awaited<ReturnType<typeof createWorld>>

interface PersonDetails {
  name: string
  email: string
  teamIds: string[]
  organizationId: string | null
  seesOrganization: boolean
  isVip: boolean
  language: 'es' | 'en'
}

async function createPerson(
  desk: DeskInstance,
  url: string,
  role: Role,
  details: Partial<PersonDetails>,
): Promise<Somebody> {
  const name = details.name ?? `${role} ${randomBytes(3).toString('hex')}`
  const email = details.email ?? `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@people.example`
  const draft = {
    phones: [],
    timeZone: null,
    seesOrganization: false,
    isVip: false,
    teamIds: [],
    language: 'es' as const,
    ...details,
    name,
    email,
    role,
  }
  await transact(system(desk), (work) => addPerson(work, draft))
  return signInAs(desk, url, email)
}

async function signInAs(desk: DeskInstance, url: string, email: string, guestTicketId?: string): Promise<Somebody> {
  const { db } = desk.database
  const person = await db.selectFrom('people').selectAll().where('email', '=', email).executeTakeFirstOrThrow()
  const secret = newSecret()
  const { newId, now } = system(desk)
  const expiresAt = new Date(now().getTime() + 86_400_000)
  await db
    .insertInto('sessions')
    .values({
      id: newId(),
      tokenHash: hashSecret(secret),
      personId: person.id,
      guestTicketId: guestTicketId ?? null,
      expiresAt,
    })
    .execute()
  const cookie = `mesa_session=${secret}`
  return { id: person.id, name: person.name, email, cookie, api: apiOf(url, { cookie }) }
}

function apiOf(url: string, headers: Record<string, string>): Api {
  return createClient(contract, {
    onNotSignedIn: () => undefined,
    fetch: (path, request) => fetch(url + path, { ...request, headers: { ...request.headers, ...headers } }),
  })
}

function system(desk: DeskInstance) {
  return desk.contextOf({ kind: 'system', job: 'test' })
}

async function closeWorld(desk: DeskInstance, app: FastifyInstance, dataDir: string, databaseUrl: string) {
  await app.close()
  await closeMailReader()
  await desk.close()
  await dropDatabase(inject('databaseUrl'), new pg.Client({ connectionString: databaseUrl }).database ?? '')
  await rm(dataDir, { recursive: true, force: true })
}
