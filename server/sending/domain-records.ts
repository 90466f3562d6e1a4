import { lookup, Resolver } from 'node:dns/promises'

export interface SrvRecord {
  name: string
  port: number
  priority: number
  weight: number
}

/** What is asked of the DNS. What is not there is empty; an error means that nobody answered. */
export interface DomainRecords {
  txt(name: string): Promise<string[]>
  /** Names of mail exchangers, the preferred first. */
  mx(name: string): Promise<string[]>
  srv(name: string): Promise<SrvRecord[]>
  /** Addresses as a connection would use them, this machine's hosts file included. */
  lookup(host: string): Promise<string[]>
}

const notThere = ['ENOTFOUND', 'ENODATA']

/** The resolver of the machine that Mesa runs on. */
export function systemDomainRecords(): DomainRecords {
  const resolver = new Resolver({ timeout: 3000, tries: 2 })
  return {
    txt: async (name) => (await orEmpty(resolver.resolveTxt(name))).map((parts) => parts.join('')),
    mx: async (name) => {
      const records = await orEmpty(resolver.resolveMx(name))
      return records.sort((one, other) => one.priority - other.priority).map(({ exchange }) => exchange)
    },
    srv: async (name) => orEmpty(resolver.resolveSrv(name)),
    lookup: async (host) => (await orEmpty(lookup(host, { all: true }))).map(({ address }) => address),
  }
}

async function orEmpty<T>(records: Promise<T[]>): Promise<T[]> {
  try {
    return await records
  } catch (error) {
    if (notThere.includes(String((error as NodeJS.ErrnoException).code))) return []
    throw error
  }
}
