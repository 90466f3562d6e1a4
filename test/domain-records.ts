import type { DomainRecords } from '#server/sending/index.ts'

/** A DNS in which there is nothing; tests put in what they need. */
export const quietDns: DomainRecords = {
  txt: async () => [],
  mx: async () => [],
  srv: async () => [],
  lookup: async () => [],
}
