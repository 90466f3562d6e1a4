import type { BenchDesk } from './bench-desk.ts'
import { measureMail } from './mail-load.ts'
import { memoryOf } from './memory.ts'
import type { MesaProcess } from './mesa-process.ts'
import { figure, tableOf } from './table.ts'

/** One kind of mail, and how many of it. */
const scenes = [
  { name: 'plain', count: 600, attachmentBytes: 0 },
  { name: 'with 20 KB', count: 300, attachmentBytes: 20_000 },
  { name: 'with 5 MB', count: 20, attachmentBytes: 5_000_000 },
]
const lastingCount = 5000
const lastingSteps = 5

interface Tellers {
  say(line: string): void
  progress(line: string): void
  newMark(): string
}

/** From SMTP's first word to the ticket, for mails of several sizes; then whether memory stays where it is. */
export async function tellMail(bench: BenchDesk, mesa: MesaProcess, { say, progress, newMark }: Tellers) {
  const order = { smtpPort: mesa.smtpPort, to: 'soporte@almazor.example', connections: 10 }
  const rows: string[][] = []
  await measureMail(bench.desk, { ...order, count: 50, attachmentBytes: 0, mark: newMark() })
  for (const { name, count, attachmentBytes } of scenes) {
    progress(`${count} mails, ${name}`)
    const seen = await measureMail(bench.desk, { ...order, count, attachmentBytes, mark: newMark() })
    const figures = [seen.acceptedPerSecond, seen.ticketsPerSecond, seen.p50, seen.p95].map(figure)
    rows.push([name, String(count), ...figures, String(seen.failures)])
  }
  say(`${tableOf(['mail', 'mails', '250 per second', 'tickets per second', 'p50 ms', 'p95 ms', 'failed'], rows)}\n`)
  const memory: string[] = []
  for (let step = 1; step <= lastingSteps; step += 1) {
    const count = lastingCount / lastingSteps
    progress(`${step * count} of ${lastingCount} mails one after the other, for the memory`)
    await measureMail(bench.desk, { ...order, count, attachmentBytes: 2000, mark: newMark() })
    memory.push(figure(memoryOf(mesa.pid, bench.postgres.pid)?.node ?? 0))
  }
  const heads = memory.map((_, index) => `after ${((index + 1) * lastingCount) / lastingSteps}`)
  say(`${tableOf(['memory while mails arrive', ...heads], [['Mesa (RSS), MB', ...memory]])}\n`)
}
