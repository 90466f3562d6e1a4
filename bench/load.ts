import { Worker } from 'node:worker_threads'
import type { LoadOrder, Measured } from './operations.ts'

export function measure(order: LoadOrder): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./load-worker.ts', import.meta.url), { workerData: order })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The load ended with ${code} before it was done`)))
  })
}
