/** `npm run soak`: mail in, replies out, and `kill -9` again and again; at the end the books must balance. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { eventually, type Program, signInTo, startProgram } from '#test/program.ts'
import { startRemote } from '#test/servers/remote.ts'
import { balance } from './soak-books.ts'
import { answerTickets, type Correspondence, sendMails } from './soak-work.ts'

const administrator = { ADMIN_EMAIL: 'admin@desk.example', ADMIN_PASSWORD: 'correct-horse-battery' }
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, every: { type: 'string', default: '30' } },
})
const minutes = Number(values.minutes)
const killEveryMs = Number(values.every) * 1000

const say = (line: string) => void process.stdout.write(`${line}\n`)

async function main(): Promise<boolean> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mesa-soak-'))
  // As root PostgreSQL runs as somebody else, who must get in.
  await chmod(dataDir, 0o755)
  const remote = await startRemote()
  const start = () => startProgram({ DATA_DIR: dataDir, SMTP_URL: remote.url, ...administrator })
  let program = await start()
  const done: Correspondence = {
    isOver: false,
    acknowledged: new Map(),
    replied: new Set(),
    remote,
    now: () => program,
  }
  const work = [sendMails(done), answerTickets(done, administrator)]
  const until = Date.now() + minutes * 60_000
  let kills = 0
  while (Date.now() < until) {
    await pause(Math.min(killEveryMs, until - Date.now()))
    await program.end('SIGKILL')
    program = await start()
    kills += 1
    say(`killed ${kills} times; ${done.acknowledged.size} mails taken, ${done.replied.size} replies written`)
  }
  done.isOver = true
  await Promise.all(work)
  await untilQuiet(program)
  const isBalanced = await balance(program, done, administrator, say)
  await program.end('SIGTERM')
  await remote.close()
  await rm(dataDir, { recursive: true, force: true })
  return isBalanced
}

/** Until nothing waits to be read and nothing waits to leave. */
async function untilQuiet(program: Program): Promise<void> {
  const api = await signInTo(program.url, administrator.ADMIN_EMAIL, administrator.ADMIN_PASSWORD)
  await eventually(
    async () => {
      const counts = (await api.inboxes.list()).items[0]?.counts
      const { items } = await api.mail.outgoing({ query: { state: ['queued', 'delayed'], limit: 1 } })
      return { waiting: counts?.waiting, leaving: items.length }
    },
    ({ waiting, leaving }) => waiting === 0 && leaving === 0,
    600_000,
  )
}

main().then(
  (isBalanced) => process.exit(isBalanced ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`soak: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
