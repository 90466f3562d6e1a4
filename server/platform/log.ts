import pino, { type Logger } from 'pino'

const secrets = ['password', 'token', 'passwordHash']

/** Structured lines on standard output. What could be a secret is cut out before it is written. */
export function makeLog(level: string): Logger {
  return pino({
    level,
    base: null,
    redact: {
      paths: ['req.headers.cookie', 'req.headers.authorization', ...secrets, ...secrets.map((name) => `*.${name}`)],
      remove: true,
    },
    serializers: {
      err: tellError,
      req: (request: { method: string; url: string; id: string }) => ({
        method: request.method,
        url: withoutSecrets(request.url),
        id: request.id,
      }),
    },
  })
}

/** What errors carry besides is not for a log: PostgreSQL's bring their whole connection, its cancel key and rows along. */
function tellError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { type, message, stack } = pino.stdSerializers.err(error)
  const { code, constraint, routine } = error as { code?: unknown; constraint?: unknown; routine?: unknown }
  return { type, message, stack, code, constraint, routine }
}

/** Links from mails carry their token in the path; it is as good as a password. */
function withoutSecrets(url: string): string {
  return url.replace(/\/(setup|by-link|g|rate|reset|sign-in)\/[^/?]{8,}/g, '/$1/…').replace(/([?&]token=)[^&]+/g, '$1…')
}
