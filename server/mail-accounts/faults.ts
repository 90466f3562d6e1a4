import type { MailFault } from '#contract/mail-accounts.ts'

const dnsCodes = ['ENOTFOUND', 'EAI_AGAIN', 'EDNS']
const tlsCodes = [
  ...['ETLS', 'EPROTO', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ...['UPGRADE_TIMEOUT', 'ClosedAfterConnectTLS', 'STARTTLS_INJECTION'],
]
const connectionCodes = [
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ESOCKET', 'EPIPE'],
  // As imapflow names it.
  ...['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'ETIMEOUT', 'NoConnection', 'EConnectionClosed', 'ClosedAfterConnectText'],
]

/** An error of a mail server that says which step failed. */
export class MailServerError extends Error {
  override name = 'MailServerError'
  readonly fault: MailFault

  constructor(fault: MailFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.fault = fault
  }
}

/** Which step failed, from what the mail libraries throw; `otherwise` when the error names none. */
export function faultOf(error: unknown, otherwise: MailFault): { fault: MailFault; detail: string } {
  const { code, originalCode, authenticationFailed, tlsFailed, responseText, response, message } = error as Record<
    string,
    unknown
  >
  const said = [responseText, response, message].find((text) => typeof text === 'string' && text !== '')
  const detail = said === undefined ? String(error) : String(said)
  if (error instanceof MailServerError) return { fault: error.fault, detail }
  if (authenticationFailed === true || code === 'EAUTH') return { fault: 'sign_in', detail }
  if (tlsFailed === true) return { fault: 'tls', detail }
  // The sending library puts a code of its own over that of the system, which says more.
  const known = [originalCode, code].flatMap((one) => (typeof one === 'string' ? (faultOfCode(one) ?? []) : []))[0]
  return { fault: known ?? otherwise, detail }
}

function faultOfCode(code: string): MailFault | undefined {
  if (dnsCodes.includes(code)) return 'dns'
  if (tlsCodes.includes(code) || /^(?:CERT_|ERR_(?:SSL|TLS)_|UNABLE_TO_|SELF_SIGNED_)/.test(code)) return 'tls'
  return connectionCodes.includes(code) ? 'connection' : undefined
}
