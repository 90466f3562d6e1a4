/** Produces load in a thread of its own, so that neither the server nor the bench shares its event loop. */
import { parentPort, workerData } from 'node:worker_threads'
import { httpClient } from './http-client.ts'
import type { Load, LoadOrder, Measured } from './operations.ts'
import { childrenOf, processorMsOf, spentBetween } from './processes.ts'
import { sqlClient } from './sql-client.ts'

/** Does one operation of the given number. */
export interface Client {
  act(variant: number): Promise<void>
  close(): Promise<void>
}

const order = workerData as LoadOrder

async function main(): Promise<void> {
  const clients = await Promise.all(Array.from({ length: order.clients }, () => open(order.load)))
  await runAll(clients, order.warmUpSeconds)
  const startedAt = performance.now()
  const before = processorMs()
  const runs = await runAll(clients, order.seconds)
  const seconds = (performance.now() - startedAt) / 1000
  const after = processorMs()
  await Promise.all(clients.map((client) => client.close()))
  const spent = {
    mesa: spentBetween(before.mesa, after.mesa),
    postgres: spentBetween(before.postgres, after.postgres),
  }
  parentPort?.postMessage(summarise(runs, seconds, spent))
}

function open(load: Load): Promise<Client> | Client {
  return load.kind === 'http' ? httpClient(load) : sqlClient(load)
}

function processorMs() {
  const { mesa, postgres } = order.processes
  return { mesa: processorMsOf([mesa]), postgres: processorMsOf([postgres, ...childrenOf(postgres)]) }
}

interface Run {
  latencies: number[]
  failures: number
}

function runAll(clients: Client[], seconds: number): Promise<Run[]> {
  const until = performance.now() + seconds * 1000
  return Promise.all(clients.map((client) => run(client, until)))
}

async function run(client: Client, until: number): Promise<Run> {
  const latencies: number[] = []
  let failures = 0
  while (performance.now() < until) {
    const variant = Math.floor(Math.random() * order.load.variants.length)
    const startedAt = performance.now()
    try {
      await client.act(variant)
      latencies.push(performance.now() - startedAt)
    } catch (error) {
      failures += 1
      if (failures === 1)
        process.stderr.write(`  a failure: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
  return { latencies, failures }
}

function summarise(runs: Run[], seconds: number, spent: Measured['processorMs']): Measured {
  const latencies = Float64Array.from(runs.flatMap((one) => one.latencies)).sort()
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
  return {
    perSecond: latencies.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    count: latencies.length,
    failures: runs.reduce((sum, { failures }) => sum + failures, 0),
    processorMs: { mesa: spent.mesa / latencies.length, postgres: spent.postgres / latencies.length },
  }
}

await main()
