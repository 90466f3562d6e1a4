/** `npm run bench`: measures Mesa against bare SQL on the same database, and prints what came out. */
import { randomBytes } from 'node:crypto'
import { cpus } from 'node:os'
import { tellArticles } from './articles.ts'
import { type BenchDesk, benchAdmin, openBenchDesk } from './bench-desk.ts'
import { tellClocks } from './clocks.ts'
import { tellFalsePatterns } from './false-patterns.ts'
import { weighFirstPage } from './first-page.ts'
import { measure } from './load.ts'
import { tellMail } from './mail-scenes.ts'
import { gatherMaterial } from './material.ts'
import { type Memory, memoryOf } from './memory.ts'
import { type MesaProcess, startMesaProcess } from './mesa-process.ts'
import { type BenchOptions, help, readOptions } from './options.ts'
import { tellPatterns } from './patterns.ts'
import { recorder } from './recorder.ts'
import { type Scene, scenes } from './scenes.ts'
import { signIn } from './sign-in.ts'
import { tellSimilar } from './similarity.ts'
import { measureStarts } from './starts.ts'
import { apiTable, figure, type TableRow, tableOf } from './table.ts'
import { tellWorkspace } from './workspace.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)
const progress = (line: string) => void process.stderr.write(`  ${line}\n`)

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options === undefined) return say(help)
  const wants = (part: BenchOptions['part']) => options.part === 'all' || options.part === part
  say(`Mesa on Node ${process.versions.node}, ${cpus().length} cores, ${options.tickets} tickets\n`)
  if (wants('start')) await tellStarts()
  if (options.part === 'start') return
  if (wants('similar')) await tellSimilar(say)
  if (options.part === 'similar') return
  if (options.part === 'false-patterns') return tellFalsePatterns({ say, progress })
  const bench = await openBenchDesk(options.tickets, progress)
  try {
    if (options.part === 'patterns') return await tellPatterns(bench, say)
    const env = { DATA_DIR: bench.dataDir, DATABASE_URL: bench.postgres.url }
    const mesa = await startMesaProcess(env)
    try {
      await runParts(bench, mesa, options, wants)
    } finally {
      await mesa.stop()
    }
  } finally {
    await bench.close()
  }
}

async function runParts(
  bench: BenchDesk,
  mesa: MesaProcess,
  options: BenchOptions,
  wants: (part: BenchOptions['part']) => boolean,
): Promise<void> {
  const cookie = await signIn(mesa.url)
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const atRest = memoryOf(mesa.pid, bench.postgres.pid)
  if (wants('page')) await tellPage(mesa.url, cookie)
  if (wants('workspace')) await tellWorkspace(mesa.url, cookie, { say, progress })
  if (wants('api')) await tellApi(bench, mesa, cookie, options.seconds)
  if (wants('mail')) await tellMail(bench, mesa, { say, progress, newMark })
  if (options.part === 'articles')
    await tellArticles(bench, mesa, { cookie, seconds: options.seconds }, { say, progress })
  // It opens every ticket of the desk: only for whoever asks for it.
  if (options.part === 'clocks') {
    const admin = await signIn(mesa.url, benchAdmin)
    await tellClocks(bench, mesa, { agent: cookie, admin }, { say, progress })
  }
  tellMemory(atRest, memoryOf(mesa.pid, bench.postgres.pid))
}

async function tellApi(bench: BenchDesk, mesa: MesaProcess, cookie: string, seconds: number): Promise<void> {
  progress('recording what Mesa asks the database…')
  const material = await gatherMaterial(bench.desk)
  const rows: TableRow[] = []
  for (const ready of scenes(material, await recorder(bench.desk))) {
    const scene = await ready
    for (const clients of [1, 16]) rows.push(await measureScene(scene, clients, { bench, mesa, cookie, seconds }))
  }
  say(`${apiTable(rows)}\n`)
}

interface Setting {
  bench: BenchDesk
  mesa: MesaProcess
  cookie: string
  seconds: number
}

async function measureScene(
  scene: Scene,
  clients: number,
  { bench, mesa, cookie, seconds }: Setting,
): Promise<TableRow> {
  progress(`${scene.name}, ${clients} at once`)
  // Long enough for what Node and PostgreSQL learn by doing.
  const processes = { mesa: mesa.pid, postgres: bench.postgres.pid }
  const order = { clients, seconds, warmUpSeconds: Math.max(2, seconds / 2), processes }
  const databaseUrl = bench.postgres.url
  const sql = await measure({ ...order, load: { kind: 'sql', databaseUrl, variants: scene.sql } })
  const api = await measure({ ...order, load: { kind: 'http', url: mesa.url, cookie, variants: scene.http } })
  return { name: scene.name, clients, api, sql }
}

async function tellStarts(): Promise<void> {
  progress('starting Mesa in an empty folder, and again')
  const { firstMs, nextMs } = await measureStarts()
  say(
    `${tableOf(
      ['start until ready', 'seconds'],
      [
        ['first, in an empty folder', (firstMs / 1000).toFixed(1)],
        ['next (median of three)', (nextMs / 1000).toFixed(1)],
      ],
    )}\n`,
  )
}

async function tellPage(url: string, cookie: string): Promise<void> {
  progress('opening the first page of an agent')
  const { scripts, everything } = await weighFirstPage(url, cookie)
  const row = (name: string, { requests, bodies, bytes }: typeof scripts) => [
    name,
    String(requests),
    figure(bodies / 1000),
    figure(bytes / 1000),
  ]
  const head = ['first page of an agent', 'requests', 'KB', 'KB with headers']
  say(`${tableOf(head, [row('scripts', scripts), row('everything', everything)])}\n`)
}

function tellMemory(atRest: Memory | undefined, after: Memory | undefined): void {
  // Elsewhere there is no /proc to ask.
  if (atRest === undefined || after === undefined) return
  const row = (name: string, { node, postgres }: Memory) => [name, figure(node), figure(postgres)]
  say(
    tableOf(['memory, MB', 'Mesa (RSS)', 'PostgreSQL (PSS)'], [row('at rest', atRest), row('after the above', after)]),
  )
}

function newMark(): string {
  return `bench-${randomBytes(4).toString('hex')}`
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
