import { mkdtempSync, statfsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/platform/postgres/index.ts'
import { createTemplate } from './databases.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's URL; each test file creates its own database there. */
    databaseUrl: string
  }
}

// Nothing in these databases outlives the run: nothing waits for the disk, little is kept, and nothing is tidied up.
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '256MB',
  autovacuum: 'off',
  max_connections: '200',
}

/** Copying a database makes a thousand files: in memory that takes a tenth of a second, on some disks four. */
const memory = '/dev/shm'

let server: EmbeddedPostgres | undefined
let folder: string | undefined

/** One server for the whole run: TEST_DATABASE_URL's, or an embedded one in a temporary folder. */
export async function setup(project: TestProject): Promise<void> {
  const adminUrl = process.env['TEST_DATABASE_URL'] ?? (await startTemporaryServer())
  await createTemplate(adminUrl)
  project.provide('databaseUrl', adminUrl)
}

export async function teardown(): Promise<void> {
  await server?.stop()
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
}

async function startTemporaryServer(): Promise<string> {
  folder = mkdtempSync(path.join(roomIn(memory) > 2e9 ? memory : tmpdir(), 'mesa-test-'))
  server = await startEmbeddedPostgres({ dir: folder, settings: FAST })
  return server.adminUrl
}

/** Bytes that are free there; 0 where there is no such folder. */
function roomIn(place: string): number {
  try {
    const { bavail, bsize } = statfsSync(place)
    return bavail * bsize
  } catch {
    return 0
  }
}
