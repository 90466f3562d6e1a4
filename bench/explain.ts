/** `node bench/explain.ts`: how PostgreSQL answers each question behind a list, a search, counts and a ticket. */
import { openBenchDesk } from './bench-desk.ts'
import { gatherMaterial } from './material.ts'
import type { SqlStep } from './operations.ts'
import { readOptions } from './options.ts'
import { questions } from './questions.ts'
import { recorder } from './recorder.ts'

const options = readOptions(process.argv.slice(2)) ?? { tickets: 100_000 }
const bench = await openBenchDesk(options.tickets, (line) => void process.stderr.write(`  ${line}\n`))
try {
  const record = await recorder(bench.desk)
  for (const { name, act } of questions(await gatherMaterial(bench.desk))) {
    const { steps } = await record(act)
    for (const [index, step] of steps.entries()) await explain(`${name}, statement ${index + 1}`, step)
  }
} finally {
  await bench.close()
}

async function explain(title: string, { text, values }: SqlStep): Promise<void> {
  if (!/^\s*(select|with)/i.test(text)) return
  const { rows } = await bench.desk.pool.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${text}`, values)
  const plan = rows.map((row) => row['QUERY PLAN'])
  const time = plan.find((line) => line.startsWith('Execution Time')) ?? ''
  process.stdout.write(`\n=== ${title}: ${time}\n${text}\n${JSON.stringify(values)}\n${plan.join('\n')}\n`)
}
