/** `node bench/rules.ts`: what rules cost each arriving ticket: 500 rules, 1,000 tickets, on a database that is in use. */

import { ticketRuleDraft } from '#contract/ticket-rules.ts'
import { ticketDraft } from '#contract/tickets.ts'
import { type Ctx, transact } from '#server/kernel/context.ts'
import type { Services } from '#server/kernel/services.ts'
import { addRule, changeRule } from '#server/rules/commands.ts'
import { ruleReaction } from '#server/rules/index.ts'
import { createTicketFor, type TicketFact } from '#server/tickets/index.ts'
import { openBenchDesk } from './bench-desk.ts'
import { figure, tableOf } from './table.ts'

const ruleCount = Number(process.env['BENCH_RULES'] ?? 500)
const ticketCount = Number(process.env['BENCH_RULE_TICKETS'] ?? 1000)
const progress = (line: string) => void process.stderr.write(`  ${line}\n`)

const bench = await openBenchDesk(1000, progress)
try {
  const ctx = bench.desk.contextOf({ kind: 'system', job: 'bench' })
  const without = await openTickets(ctx)
  progress(`adding ${ruleCount} rules…`)
  const saved = await addRules(ctx)
  const withRules = await openTickets(ctx)
  const row = (name: string, times: number[]) => [name, ...[50, 95, 99].map((part) => figure(quantile(times, part)))]
  const table = [
    row('opening a ticket, without rules', without.whole),
    row(`opening a ticket, ${ruleCount} rules`, withRules.whole),
    row('of that, the rules', withRules.rules),
    row('of that, rules of which none holds', withRules.idle),
    row(`saving a rule and switching it on, beside ${ruleCount} others`, saved.slice(-20)),
  ]
  process.stdout.write(`${tableOf([`${ticketCount} tickets`, 'p50 ms', 'p95 ms', 'p99 ms'], table)}\n`)
} finally {
  await bench.close()
}

/** Nine of ten look at texts, each at two; one in fifty tickets fits one of them. Answers how long each took. */
async function addRules(at: Ctx): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < ruleCount; index++) {
    const word = `asunto${index}`
    const draft = ticketRuleDraft.parse({
      name: `Rule ${index}`,
      triggers: [{ kind: 'created' }, { kind: 'changed' }],
      condition: {
        kind: 'all',
        of: [
          { kind: 'test', field: 'channel', operator: 'is', value: 'portal' },
          {
            kind: 'any',
            of: [
              { kind: 'test', field: 'subject', operator: 'contains', value: word },
              { kind: 'test', field: 'text', operator: index % 10 === 0 ? 'matches' : 'contains', value: `${word}!` },
              { kind: 'test', field: 'requesterAddress', operator: 'ends_with', value: `@${word}.example` },
            ],
          },
        ],
      },
      actions: [
        { kind: 'add_tags', tags: [`regla-${index}`] },
        { kind: 'set_urgency', urgency: 3 },
      ],
    })
    const begun = performance.now()
    await transact(at, async (work) => {
      const { id } = await addRule(work, draft)
      await changeRule(work, id, { state: 'on' })
    })
    times.push(performance.now() - begun)
  }
  return times
}

interface Times {
  whole: number[]
  rules: number[]
  idle: number[]
}

async function openTickets(at: Ctx): Promise<Times> {
  const times: Times = { whole: [], rules: [], idle: [] }
  const spent = { ms: 0 }
  const services: Services = { ...at.services, reactions: at.services.reactions.map((one) => timed(one, spent)) }
  const requester = await at.db
    .selectFrom('people')
    .selectAll()
    .where('role', '=', 'requester')
    .where('email', 'is not', null)
    .limit(1)
    .executeTakeFirstOrThrow()
  for (let index = 0; index < ticketCount; index++) {
    const fits = index % 50 === 0
    const subject = fits ? `La impresora, asunto${index % ruleCount}` : 'La impresora de la planta baja no imprime'
    const draft = ticketDraft.parse({ subject, bodyText: 'Desde ayer por la tarde no sale nada. '.repeat(40) })
    spent.ms = 0
    const begun = performance.now()
    await transact({ ...at, services }, (work) => createTicketFor(work, requester, draft))
    times.whole.push(performance.now() - begun)
    times.rules.push(spent.ms)
    if (!fits) times.idle.push(spent.ms)
  }
  return times
}

/** Only the outermost call counts: what a rule changes is part of its time. */
function timed(reaction: Services['reactions'][number], spent: { ms: number }): Services['reactions'][number] {
  if (reaction !== ruleReaction) return reaction
  let depth = 0
  return async (work, fact: TicketFact) => {
    depth += 1
    const begun = performance.now()
    try {
      await reaction(work, fact)
    } finally {
      depth -= 1
      if (depth === 0) spent.ms += performance.now() - begun
    }
  }
}

function quantile(times: number[], part: number): number {
  return times.toSorted((one, other) => one - other)[Math.floor((times.length - 1) * (part / 100))] ?? 0
}
