import { Client as Connection } from 'undici'
import type { Client } from './load-worker.ts'
import type { HttpStep, Load } from './operations.ts'

/** One connection that is kept open, like one browser's. */
export function httpClient({ url, cookie, variants }: Extract<Load, { kind: 'http' }>): Client {
  const connection = new Connection(url)
  const send = ({ method, path, body }: HttpStep) =>
    new Promise<void>((resolve, reject) => {
      const chunks: Buffer[] = []
      let status = 0
      connection.dispatch(
        {
          method,
          path,
          headers: { cookie, origin: url, ...(body !== undefined && { 'content-type': 'application/json' }) },
          body: body === undefined ? null : JSON.stringify(body),
        },
        {
          onRequestStart() {},
          onResponseStart: (_, code) => {
            status = code
          },
          onResponseData: (_, chunk) => {
            chunks.push(chunk)
          },
          onResponseEnd: () => {
            if (status < 400) return resolve()
            reject(new Error(`${method} ${path}: ${status} ${Buffer.concat(chunks).toString()}`))
          },
          onResponseError: (_, error) => reject(error),
        },
      )
    })
  return {
    act: async (variant) => {
      for (const step of variants[variant] ?? []) await send(step)
    },
    close: () => connection.close(),
  }
}
