import { Agent, request } from 'node:http'
import type { Client } from './load-worker.ts'
import type { HttpStep, Load } from './operations.ts'

/** One connection that is kept open, like one browser's. */
export function httpClient({ url, cookie, variants }: Extract<Load, { kind: 'http' }>): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const send = (step: HttpStep) => {
    const body = step.body === undefined ? undefined : JSON.stringify(step.body)
    const headers = {
      cookie,
      origin: url,
      ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    }
    return new Promise<void>((resolve, reject) => {
      const asked = request(`${url}${step.path}`, { method: step.method, agent, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          if ((response.statusCode ?? 500) < 400) return resolve()
          reject(new Error(`${step.method} ${step.path}: ${response.statusCode} ${Buffer.concat(chunks).toString()}`))
        })
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }
  return {
    act: async (variant) => {
      for (const step of variants[variant] ?? []) await send(step)
    },
    close: async () => agent.destroy(),
  }
}
