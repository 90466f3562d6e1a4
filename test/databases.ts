import { randomBytes } from 'node:crypto'
import pg from 'pg'
import pino from 'pino'
import { migrate, openDatabase } from '#server/platform/database.ts'
import { prepareJobs } from '#server/platform/jobs.ts'

const template = 'mesa_template'
const isBeingUsed = '55006'

/** Makes the migrated database that all others are copied from. */
export async function createTemplate(adminUrl: string): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    await admin.query(`drop database if exists ${template}`)
    await admin.query(`create database ${template}`)
  })
  const database = openDatabase(urlOf(adminUrl, template), pino({ level: 'silent' }))
  await migrate(database.db)
  await prepareJobs(database.pool)
  await database.close()
}

/** A migrated, empty database of its own; answers its URL. Copying files is several times as fast as logging each page. */
export async function createDatabase(adminUrl: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(adminUrl, (admin) =>
    untilUnused(() => admin.query(`create database ${name} template ${template} strategy file_copy`)),
  )
  return urlOf(adminUrl, name)
}

export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await asAdmin(adminUrl, (admin) => untilUnused(() => admin.query(`drop database ${pg.escapeIdentifier(name)}`)))
}

/** Connections are gone a moment after they were closed, and a template is copied by one at a time. */
async function untilUnused(act: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await act()
      return
    } catch (error) {
      if ((error as { code?: string }).code !== isBeingUsed || attempt > 200) throw error
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
}

async function asAdmin(adminUrl: string, act: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await act(admin)
  } finally {
    await admin.end()
  }
}

function urlOf(adminUrl: string, name: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}
