import { emailAddress } from '#contract/common.ts'
import type { MailServer } from '#contract/mail-accounts.ts'
import type { MailServerGuess } from '#contract/sending.ts'

/** A server as it is typed; the port may be empty for a moment. */
export interface ServerDraft {
  host: string
  port: number | ''
  security: MailServer['security']
  username: string
  password: string
  /** Signs in with this consent (OAuth 2) instead of a password. */
  oauthConnectionId: string | null
}

export interface ConnectDraft {
  name: string
  address: string
  /** By a server of its own instead of that of the desk. */
  hasServer: boolean
  sending: ServerDraft
  hasReceiving: boolean
  receiving: ServerDraft
  mailsPerMinute: number | ''
}

/** Which fields are not right yet, as keys of the words. */
type ConnectFaults = Partial<Record<ConnectField, FaultWord>>
type ServerField = 'host' | 'port'
export type ConnectField = 'name' | 'address' | `sending.${ServerField}` | `receiving.${ServerField}`
type FaultWord = 'connect.nameMissing' | 'connect.addressInvalid' | 'connect.hostMissing' | 'connect.portInvalid'

const emptyServer: ServerDraft = {
  host: '',
  port: 587,
  security: 'starttls',
  username: '',
  password: '',
  oauthConnectionId: null,
}

export function emptyDraft(name: string, address: string): ConnectDraft {
  return {
    name,
    address,
    hasServer: true,
    sending: { ...emptyServer, username: address },
    hasReceiving: false,
    receiving: { ...emptyServer, port: 993, security: 'tls', username: address },
    mailsPerMinute: '',
  }
}

/** What is saved already, without its password. */
export function savedServer({ host, port, security, username, oauthConnectionId }: MailServer): ServerDraft {
  return { host, port, security, username, password: '', oauthConnectionId }
}

/** Fills in what is known of the servers of an address; what was typed elsewhere stays. */
export function withGuess(draft: ConnectDraft, guess: MailServerGuess): ConnectDraft {
  const { sending, receiving, mailsPerMinute } = guess
  const username = draft.address
  return {
    ...draft,
    ...(sending !== null && { hasServer: true, sending: { ...draft.sending, ...sending, username } }),
    ...(receiving !== null && { hasReceiving: true, receiving: { ...draft.receiving, ...receiving, username } }),
    ...(mailsPerMinute !== null && { mailsPerMinute }),
  }
}

export function faultsOf(draft: ConnectDraft): ConnectFaults {
  return {
    ...(draft.name.trim() === '' && { name: 'connect.nameMissing' as const }),
    ...(!emailAddress.safeParse(draft.address).success && { address: 'connect.addressInvalid' as const }),
    ...(draft.hasServer && serverFaults('sending', draft.sending)),
    ...(draft.hasReceiving && serverFaults('receiving', draft.receiving)),
  }
}

function serverFaults(use: 'sending' | 'receiving', { host, port }: ServerDraft): ConnectFaults {
  const isPort = typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65_535
  return {
    ...(!/^[a-z0-9._:-]+$/i.test(host.trim()) && { [`${use}.host`]: 'connect.hostMissing' }),
    ...(!isPort && { [`${use}.port`]: 'connect.portInvalid' }),
  }
}

/** As the contract wants it; an empty password means the one that is saved. */
export function bodyOf(draft: ConnectDraft, inboxId: string | null) {
  return {
    inboxId,
    name: draft.name.trim(),
    address: draft.address.trim(),
    sending: draft.hasServer ? serverBody(draft.sending) : null,
    receiving: draft.hasReceiving ? serverBody(draft.receiving) : null,
    mailsPerMinute: draft.mailsPerMinute === '' ? null : draft.mailsPerMinute,
  }
}

function serverBody({ host, port, security, username, password, oauthConnectionId }: ServerDraft) {
  const proof = oauthConnectionId === null ? { ...(password !== '' && { password }) } : { oauthConnectionId }
  const signIn = { username: username.trim(), ...proof }
  return { host: host.trim(), port: Number(port), security, ...signIn }
}
