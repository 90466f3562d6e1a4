import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { BrowserContextOptions } from 'playwright-core'
import { inject } from 'vitest'
import { createDatabase, dropDatabase } from '../databases.ts'
import { signInTo, startProgram } from '../program.ts'
import { openPage } from './browser.ts'
import { launchBrowser } from './launch.ts'

/** The administrator of every desk that a browser looks at. */
export const noa = { email: 'noa@desk.example', password: 'correct-horse-battery' }

const cli = fileURLToPath(new URL('../../server/app/cli.ts', import.meta.url))

export type DeskProgram = Awaited<ReturnType<typeof startDesk>>

/** A desk of its own, running as a user starts it, with a browser to look at it. */
export async function startDesk() {
  const databaseUrl = await createDatabase(inject('databaseUrl'))
  const dataDir = await mkdtemp(join(tmpdir(), 'mesa-browser-'))
  const program = await startProgram({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    ADMIN_EMAIL: noa.email,
    ADMIN_PASSWORD: noa.password,
  })
  const browser = await launchBrowser()
  const { url, smtpPort } = program
  return {
    url,
    smtpPort,
    dataDir,
    browser,
    api: await signInTo(url, noa.email, noa.password),
    /** A page of the desk with the administrator signed in; what goes wrong in it is in `faults`. */
    open: async (path: string, options: BrowserContextOptions = {}) => {
      const { page, faults } = await openPage(browser, { reducedMotion: 'reduce', ...options })
      page.setDefaultTimeout(20_000)
      const headers = { 'x-requested-with': 'mesa' }
      await page.request.post(`${url}/api/v1/sign-in`, { data: noa, headers })
      await page.goto(`${url}/desk${path}`)
      return { page, faults }
    },
    /** Somebody else who works here, and acts through the API. */
    addAgent: async (name: string) => {
      const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@desk.example`
      const args = ['user', 'create', '--role', 'agent', '--name', name, '--email', email, '--password', noa.password]
      const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir }
      await promisify(execFile)(process.execPath, [cli, ...args], { env })
      return signInTo(url, email, noa.password)
    },
    end: async () => {
      await browser.close()
      await program.end('SIGTERM')
      await dropDatabase(inject('databaseUrl'), new URL(databaseUrl).pathname.slice(1))
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
