/** Sends mails over a pool of SMTP connections, in a thread of its own. */
import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { createTransport } from 'nodemailer'
import type { MailOrder } from './mail-load.ts'

const { smtpPort, to, connections, count, attachmentBytes, mark } = workerData as MailOrder

const transport = createTransport({
  host: '127.0.0.1',
  port: smtpPort,
  pool: true,
  maxConnections: connections,
  maxMessages: Number.POSITIVE_INFINITY,
  ignoreTLS: true,
})

/** Another one each time: the same bytes would be kept once only. */
function attachments() {
  if (attachmentBytes === 0) return []
  return [{ filename: 'captura.bin', content: randomBytes(attachmentBytes) }]
}

const paragraph = 'Desde esta mañana no puedo abrir el programa de pedidos; sale un aviso y se cierra. '

const startedAt = performance.now()
const sent = await Promise.allSettled(
  Array.from({ length: count }, (_, index) =>
    transport.sendMail({
      from: `Cliente ${index} <cliente.${index}@${mark}.example>`,
      to,
      subject: `No puedo abrir el pedido ${index}`,
      attachments: attachments(),
      text: `Hola:\n\n${paragraph.repeat(1 + (index % 5))}\n\nUn saludo,\nCliente ${index}\n`,
    }),
  ),
)
const seconds = (performance.now() - startedAt) / 1000
transport.close()
const refused = sent.filter((result) => result.status === 'rejected')
for (const { reason } of refused.slice(0, 1)) process.stderr.write(`  a failure: ${String(reason)}\n`)
parentPort?.postMessage({ failures: refused.length, seconds })
