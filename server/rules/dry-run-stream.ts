import { Readable } from 'node:stream'
import { ruleDryRunLine } from '#contract/ticket-rules.ts'
import { personOf } from '../kernel/actor.ts'
import type { HttpCtx } from '../platform/http.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { checkRule } from './check.ts'
import { type DryRunRequest, dryRun } from './dry-run.ts'

/** Answers with a line of JSON for each thing that is found, as it is found. */
export async function streamDryRun(ctx: HttpCtx, request: DryRunRequest): Promise<void> {
  await checkRule(ctx.db, request.rule)
  await limitRate(ctx, { key: `rules:dry-run:${personOf(ctx.actor).id}`, max: 20, seconds: 60 })
  const gone = new AbortController()
  ctx.reply.raw.on('close', () => gone.abort())
  ctx.reply.header('content-type', 'application/x-ndjson').header('cache-control', 'no-store')
  await ctx.reply.send(Readable.from(linesOf(ctx, request, gone.signal)))
}

async function* linesOf(ctx: HttpCtx, request: DryRunRequest, signal: AbortSignal): AsyncGenerator<string> {
  try {
    for await (const line of dryRun(ctx, request, signal)) yield `${JSON.stringify(ruleDryRunLine.parse(line))}\n`
  } catch (error) {
    // The head of the answer has left: an end without its last line says that it broke.
    ctx.services.log.error({ err: error }, 'a dry run of a rule broke')
  }
}
