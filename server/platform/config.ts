import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { readNetworks } from './inside.ts'

type Environment = Record<string, string | undefined>

const port = z.coerce.number('a number from 0 to 65535').int().min(0).max(65_535)
const emptyIsUnset = (value: unknown) => (value === '' ? undefined : value)
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsUnset, schema.optional())
const withDefault = <S extends z.ZodType>(schema: S, value: z.input<S>) =>
  z.preprocess((given) => emptyIsUnset(given) ?? value, schema)

const addresses = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((one) => one !== ''))
  .refine((list) => list.every((one) => isIP(one) !== 0), { error: 'IP addresses, with commas between' })

const networks = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((one) => one !== ''))
  .refine((list) => readNetworks(list) !== undefined, { error: 'networks as 10.1.0.0/16, with commas between' })

const environment = z.object({
  HOST: withDefault(z.string(), '127.0.0.1'),
  PORT: withDefault(port, 3000),
  SMTP_PORT: withDefault(z.union([z.literal('off'), port], 'a number from 0 to 65535, or off'), 2525),
  DATA_DIR: withDefault(z.string(), './data').transform((dir) => resolve(dir)),
  DATABASE_URL: optional(
    z.url({ protocol: /^postgres(ql)?$/, error: 'as postgres://user:password@host:5432/database' }),
  ),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/, error: 'as https://desk.example.org' })),
  PORTAL_URL: optional(z.url({ protocol: /^https?$/, error: 'as https://help.example.org' })),
  SECRET_KEY: optional(z.string().min(32, 'at least 32 characters, as from `openssl rand -hex 32`')),
  ROLE: withDefault(z.enum(['all', 'web', 'worker', 'relay']), 'all'),
  RELAY_URL: optional(z.url({ protocol: /^wss?$/, error: 'as wss://relay.example.org/api/v1/relay' })),
  ADMIN_EMAIL: optional(z.email()),
  ADMIN_PASSWORD: optional(z.string().min(10, 'at least 10 characters')),
  SMTP_TLS_CERT: optional(z.string().transform((file) => resolve(file))),
  SMTP_TLS_KEY: optional(z.string().transform((file) => resolve(file))),
  SMTP_RELAYS: withDefault(addresses, '127.0.0.1,::1'),
  MIN_FREE_MB: withDefault(z.coerce.number('a number of megabytes').min(0), 200),
  WEBHOOK_NETWORKS: withDefault(networks, ''),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: 'as smtp://user:password@mail.example.org:587' })),
  FILES_URL: optional(z.never('files outside DATA_DIR are not supported yet; leave it unset')),
  LOG_LEVEL: withDefault(z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']), 'info'),
  TRUST_PROXY: withDefault(z.stringbool('true or false'), 'false'),
})

interface Rule {
  name: string
  fault: string
  isKept(env: Environment): boolean
}

/** What holds between several values. Read from what was given, so that it is told also beside faults of single ones. */
const rules: Rule[] = [
  {
    name: 'ADMIN_EMAIL',
    fault: 'give both ADMIN_EMAIL and ADMIN_PASSWORD, or neither',
    isKept: (env) => isGiven(env['ADMIN_EMAIL']) === isGiven(env['ADMIN_PASSWORD']),
  },
  {
    name: 'PORTAL_URL',
    fault: 'a domain of its own without a path, beside a PUBLIC_URL that is https as well, or neither is',
    isKept: (env) => !isGiven(env['PORTAL_URL']) || isBeside(env['PORTAL_URL'], env['PUBLIC_URL']),
  },
  {
    name: 'SMTP_TLS_CERT',
    fault: 'give both SMTP_TLS_CERT and SMTP_TLS_KEY, or neither',
    isKept: (env) => isGiven(env['SMTP_TLS_CERT']) === isGiven(env['SMTP_TLS_KEY']),
  },
  {
    name: 'ROLE',
    fault: 'with ROLE=web, ROLE=worker or ROLE=relay all nodes need the same DATABASE_URL and SECRET_KEY',
    isKept: (env) =>
      !isGiven(env['ROLE']) || env['ROLE'] === 'all' || (isGiven(env['DATABASE_URL']) && isGiven(env['SECRET_KEY'])),
  },
]

function isGiven(value: string | undefined): value is string {
  return value !== undefined && value !== ''
}

/** Cookies are either safe on both or on neither; a domain has room for one desk. */
function isBeside(portalUrl: string, publicUrl = ''): boolean {
  const [portal, desk] = [URL.parse(portalUrl), URL.parse(publicUrl)]
  return portal?.pathname === '/' && portal.search === '' && portal.protocol === desk?.protocol
}

export interface Config {
  host: string
  port: number
  smtpPort: number | 'off'
  smtpTls: { cert: string; key: string } | undefined
  /** Our own mail servers, which pass on the mail of others. */
  smtpRelays: string[]
  minFreeBytes: number
  dataDir: string
  databaseUrl: string | undefined
  publicUrl: string | undefined
  /** Where requesters find portal and help pages, when that is not the desk’s own address. */
  portalUrl: string | undefined
  secretKey: string | undefined
  role: 'all' | 'web' | 'worker' | 'relay'
  /** Where both sides of a remote session meet, when that is not the desk's own address. */
  relayUrl: string | undefined
  administrator: { email: string; password: string } | undefined
  smtpUrl: string | undefined
  /** Networks inside that webhooks may reach. */
  webhookNetworks: string[]
  logLevel: string
  trustProxy: boolean
}

/** The environment, whole or not at all: every fault is told at once, by name. */
export class ConfigError extends Error {
  override name = 'ConfigError'

  constructor(faults: Map<string, string>) {
    super(['The environment is not right:', ...[...faults].map(([name, fault]) => `  ${name}: ${fault}`)].join('\n'))
  }
}

export function readConfig(env: Environment): Config {
  const result = environment.safeParse(env)
  const faults = new Map(result.error?.issues.map((issue) => [issue.path.join('.'), issue.message]))
  for (const { name, fault, isKept } of rules) if (!faults.has(name) && !isKept(env)) faults.set(name, fault)
  if (!result.success || faults.size > 0) throw new ConfigError(faults)
  const read = result.data
  return {
    host: read.HOST,
    port: read.PORT,
    smtpPort: read.SMTP_PORT,
    smtpTls:
      read.SMTP_TLS_CERT === undefined || read.SMTP_TLS_KEY === undefined
        ? undefined
        : { cert: read.SMTP_TLS_CERT, key: read.SMTP_TLS_KEY },
    smtpRelays: read.SMTP_RELAYS,
    minFreeBytes: read.MIN_FREE_MB * 1024 * 1024,
    dataDir: read.DATA_DIR,
    databaseUrl: read.DATABASE_URL,
    publicUrl: read.PUBLIC_URL?.replace(/\/+$/, ''),
    portalUrl: read.PORTAL_URL?.replace(/\/+$/, ''),
    secretKey: read.SECRET_KEY,
    role: read.ROLE,
    relayUrl: read.RELAY_URL,
    administrator:
      read.ADMIN_EMAIL === undefined || read.ADMIN_PASSWORD === undefined
        ? undefined
        : { email: read.ADMIN_EMAIL, password: read.ADMIN_PASSWORD },
    smtpUrl: read.SMTP_URL,
    webhookNetworks: read.WEBHOOK_NETWORKS,
    logLevel: read.LOG_LEVEL,
    trustProxy: read.TRUST_PROXY,
  }
}
