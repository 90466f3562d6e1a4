import { readFile, stat } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import type { Ctx } from '../../kernel/context.ts'

export interface CertificateFiles {
  cert: string
  key: string
}

export interface Certificate {
  cert: Buffer
  key: Buffer
}

/** Reads both, and makes sure that they belong together. */
export async function readCertificate(files: CertificateFiles): Promise<Certificate> {
  const [cert, key] = await Promise.all([readFile(files.cert), readFile(files.key)])
  createSecureContext({ cert, key })
  return { cert, key }
}

/** Tells of a renewed certificate, so that nobody must restart Mesa for it. Ends when the answer is called. */
export function watchCertificate(
  ctx: Ctx,
  files: CertificateFiles,
  everyMs: number,
  onNew: (certificate: Certificate) => void,
): () => void {
  let known: string | undefined
  const look = async () => {
    const times = await Promise.all([stat(files.cert), stat(files.key)])
    const seen = times.map(({ mtimeMs, size }) => `${mtimeMs}:${size}`).join()
    if (known !== undefined && known !== seen) onNew(await readCertificate(files))
    known = seen
  }
  const safely = () =>
    look().catch((error: unknown) =>
      ctx.services.log.error({ err: error }, 'the certificate of the mail door could not be read; the old one stays'),
    )
  void safely()
  const timer = setInterval(() => void safely(), everyMs).unref()
  return () => clearInterval(timer)
}
