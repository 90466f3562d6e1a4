import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { BrowserContextOptions } from 'playwright-core'
import { inject } from 'vitest'
import { createDatabase, dropDatabase } from '../databases.ts'
import { sentMailWith } from '../mails.ts'
import { signInTo, startProgram } from '../program.ts'
import { openPage } from './browser.ts'
import { launchBrowser } from './launch.ts'

/** The administrator of every desk that a browser looks at. */
export const noa = { email: 'noa@desk.example', password: 'correct-horse-battery' }

const cli = fileURLToPath(new URL('../../server/app/cli.ts', import.meta.url))

export type DeskProgram = Awaited<ReturnType<typeof startDesk>>

/** A desk of its own, running as a user starts it, with a browser to look at it. */
export async function startDesk(env: Record<string, string> = {}) {
  const databaseUrl = await createDatabase(inject('databaseUrl'))
  const dataDir = await mkdtemp(join(tmpdir(), 'mesa-browser-'))
  const program = await startProgram({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    ADMIN_EMAIL: noa.email,
    ADMIN_PASSWORD: noa.password,
    ...env,
  })
  const browser = await launchBrowser()
  const { url, smtpPort } = program
  const addPerson = async (name: string, role: 'agent' | 'requester') => {
    const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@desk.example`
    const args = ['user', 'create', '--role', role, '--name', name, '--email', email, '--password', noa.password]
    const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir }
    await promisify(execFile)(process.execPath, [cli, ...args], { env })
    return { email, password: noa.password }
  }
  const api = await signInTo(url, noa.email, noa.password)
  return {
    url,
    smtpPort,
    dataDir,
    browser,
    api,
    /** A colleague who has chosen the administrator's password. */
    colleague: async (name: string, email: string) => {
      await api.people.create({ body: { name, email, role: 'agent', language: 'es' } })
      const mail = await sentMailWith(join(dataDir, 'outgoing'), name)
      const token = /\/reset\/([\w-]{43})/.exec(mail.bodyText)?.[1] ?? ''
      // Not by the administrator's client: whoever chooses a password is signed in, instead of whoever was.
      await fetch(`${url}/api/v1/password/reset`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-requested-with': 'mesa' },
        body: JSON.stringify({ token, password: noa.password }),
      })
      return { email, password: noa.password }
    },
    /** A page of the desk with somebody signed in; what goes wrong in it is in `faults`. */
    open: async (path: string, options: BrowserContextOptions = {}, who = noa) => {
      const { page, faults } = await openPage(browser, { reducedMotion: 'reduce', ...options })
      page.setDefaultTimeout(20_000)
      const headers = { 'x-requested-with': 'mesa' }
      await page.request.post(`${url}/api/v1/sign-in`, { data: who, headers })
      await page.goto(`${url}/desk${path}`)
      return { page, faults }
    },
    /** Somebody with a password, who signs in to look. */
    addPerson,
    /** Somebody else who works here, and acts through the API. */
    addAgent: async (name: string) => {
      const { email, password } = await addPerson(name, 'agent')
      return signInTo(url, email, password)
    },
    end: async () => {
      await browser.close()
      await program.end('SIGTERM')
      await dropDatabase(inject('databaseUrl'), new URL(databaseUrl).pathname.slice(1))
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
