import type { Address } from './pid-file.ts'
import { APP_DATABASE, APP_ROLE } from './prepare-database.ts'
import type { Secret } from './secret.ts'

export function appUrl(secret: Secret, address: Address): string {
  return connectionUrl(APP_ROLE, secret.app, APP_DATABASE, address)
}

export function adminUrl(secret: Secret, address: Address): string {
  return connectionUrl('postgres', secret.admin, 'postgres', address)
}

function connectionUrl(user: string, password: string, database: string, { host, port }: Address): string {
  if (!host.startsWith('/')) return `postgresql://${user}:${password}@${host}:${port}/${database}`
  return `postgresql://${user}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
}
