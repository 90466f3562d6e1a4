import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startMesaProcess } from './mesa-process.ts'

/** How long until /readyz says so: on an empty folder, and the next times. */
export async function measureStarts(): Promise<{ firstMs: number; nextMs: number }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mesa-bench-start-'))
  try {
    const firstMs = await startOnce(dataDir)
    const next = [await startOnce(dataDir), await startOnce(dataDir), await startOnce(dataDir)]
    return { firstMs, nextMs: next.sort((a, b) => a - b)[1] ?? 0 }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function startOnce(dataDir: string): Promise<number> {
  const mesa = await startMesaProcess({ DATA_DIR: dataDir })
  await mesa.stop()
  return mesa.readyAfterMs
}
