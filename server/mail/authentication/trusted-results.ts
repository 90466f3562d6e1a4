import type { MailAuthentication } from '#contract/mail-authentication.ts'
import type { ParsedMail } from '../reading/index.ts'
import { type Findings, fromDomain, judge, resultOf } from './verdict.ts'

interface Statement {
  method: string
  result: string
  properties: Map<string, string>
}

const longestHeader = 10_000

/**
 * What a mail server that we believe wrote in Authentication-Results (RFC 8601). The first such header is the last
 * written one; servers remove those that others wrote in their name.
 */
export function trustedResults(
  mail: Pick<ParsedMail, 'from' | 'headers'>,
  servers: readonly string[],
): MailAuthentication | undefined {
  for (const value of mail.headers.get('authentication-results') ?? []) {
    const [head = '', ...rest] = withoutComments(value.slice(0, longestHeader)).split(';')
    const server = head.trim().split(/\s+/)[0]?.toLowerCase() ?? ''
    if (servers.includes(server)) return judge(findingsOf(rest.flatMap(readStatement), mail), mail, server)
  }
  return undefined
}

function findingsOf(statements: Statement[], mail: Pick<ParsedMail, 'from'>): Findings {
  const by = (method: string) => statements.filter((one) => one.method === method)
  const [spf] = by('spf')
  // A result about another domain says nothing of this sender.
  const dmarc = by('dmarc').find(
    ({ properties }) => (properties.get('header.from') ?? fromDomain(mail)) === fromDomain(mail),
  )
  return {
    spf: resultOf(spf?.result),
    spfDomain: domainIn(spf?.properties.get('smtp.mailfrom')),
    dkim: by('dkim').map(({ result, properties }) => ({
      result: resultOf(result),
      domain: properties.get('header.d') ?? domainIn(properties.get('header.i')) ?? '',
    })),
    dmarc: resultOf(dmarc?.result),
  }
}

function readStatement(text: string): Statement[] {
  const found = /^\s*([a-z][a-z0-9-]*)(?:\s*\/\s*\d+)?\s*=\s*([a-z]+)\b/i.exec(text)
  if (found === null) return []
  const [whole, method = '', result = ''] = found
  const properties = new Map<string, string>()
  for (const word of text.slice(whole.length).trim().split(/\s+/)) {
    const [name = '', value] = word.split('=', 2)
    if (value !== undefined) properties.set(name.toLowerCase(), value.replace(/^"|"$/g, '').toLowerCase())
  }
  return [{ method: method.toLowerCase(), result, properties }]
}

function domainIn(address: string | undefined): string | undefined {
  return address?.slice(address.lastIndexOf('@') + 1)
}

/** Comments may stand everywhere, one in the other, and hold anything; quoted texts may hold parentheses. */
function withoutComments(value: string): string {
  let depth = 0
  let isQuoted = false
  let plain = ''
  for (let index = 0; index < value.length; index += 1) {
    const sign = value[index] ?? ''
    if (sign === '\\' && (depth > 0 || isQuoted)) {
      index += 1
    } else if (sign === '"' && depth === 0) {
      isQuoted = !isQuoted
    } else if (sign === '(' && !isQuoted) {
      depth += 1
    } else if (sign === ')' && depth > 0) {
      depth -= 1
      plain += ' '
    } else if (depth === 0) {
      // Inside quotes nothing separates.
      plain += isQuoted && /[;=\s]/.test(sign) ? '_' : sign
    }
  }
  return plain
}
