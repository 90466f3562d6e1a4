import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { Services } from '../kernel/services.ts'

/**
 * Nothing but our own scripts ever runs. Pictures may come from elsewhere, as agents may ask to see those of a mail;
 * until they do, the mail's own frame forbids them.
 */
export async function setSecurityHeaders(
  app: FastifyInstance,
  { publicUrl, relayUrl }: Pick<Services, 'publicUrl' | 'relayUrl'>,
): Promise<void> {
  const isSecure = publicUrl.startsWith('https:')
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', 'https:', 'http:'],
        // Sound and film are held by the page.
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'", 'data:'],
        // A relay with an address of its own carries remote sessions.
        connectSrc: ["'self'", ...(relayUrl === undefined ? [] : [new URL(relayUrl).origin])],
        frameSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isSecure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
}
