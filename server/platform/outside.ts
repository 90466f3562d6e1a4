import { lookup as lookUp } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type {
  Outside,
  OutsideAnswer,
  OutsideFault,
  OutsideOpening,
  OutsideRequest,
  OutsideStream,
} from '../kernel/services.ts'
import { isAmong, isInside, readNetworks } from './inside.ts'

/** The address may not be called: its name leads inside. */
class NotAllowed extends Error {
  override name = 'NotAllowed'
}

/**
 * HTTP to addresses that people enter. Where a name leads is looked at when the connection is made, with the very
 * addresses that it is made to, so that nothing can change in between; redirects are answers like any other. Networks
 * of the own that the operator has opened may be reached, by plain http too.
 */
export function outsideFor(opened: readonly string[]): Outside {
  const networks = readNetworks(opened)
  if (networks === undefined) throw new TypeError(`No networks: ${opened.join(', ')}`)
  const isOpened = (address: string) => isAmong(networks, address)
  const mayReach = (url: URL, address: string) => isOpened(address) || (url.protocol === 'https:' && !isInside(address))
  return {
    refusalOf: (url) => refusalOf(new URL(url), opened.length > 0, mayReach),
    post: (request) => post(request, mayReach),
    open: (request) => open(request, mayReach),
    lookupFor: (url) => lookupFor(new URL(url), mayReach),
  }
}

type MayReach = (url: URL, address: string) => boolean

function refusalOf(url: URL, isAnyOpened: boolean, mayReach: MayReach): string | undefined {
  const host = hostOf(url)
  if (url.username !== '' || url.password !== '') return 'Leave name and password out of the address'
  if (isIP(host) !== 0 && !mayReach(url, host)) return 'This address lies in a network that is not open to webhooks'
  return url.protocol === 'https:' || isAnyOpened ? undefined : 'Give an address that begins with https://'
}

function lookupFor(url: URL, mayReach: MayReach): LookupFunction | undefined {
  return isIP(hostOf(url)) !== 0 && !mayReach(url, hostOf(url)) ? undefined : guarded(url, mayReach)
}

async function post(given: OutsideRequest, mayReach: MayReach): Promise<OutsideAnswer | OutsideFault> {
  const url = new URL(given.url)
  if (isIP(hostOf(url)) !== 0 && !mayReach(url, hostOf(url))) return { fault: 'not_allowed' }
  const signal = AbortSignal.timeout(given.waitsMs)
  try {
    const response = await send(url, given, guarded(url, mayReach), signal)
    const body = await beginningOf(response, given.mostBytes)
    return { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body }
  } catch (error) {
    return { fault: faultOf(error, signal) }
  }
}

async function open(given: OutsideOpening, mayReach: MayReach): Promise<OutsideStream | OutsideFault> {
  const url = new URL(given.url)
  if (isIP(hostOf(url)) !== 0 && !mayReach(url, hostOf(url))) return { fault: 'not_allowed' }
  try {
    const response = await send(url, given, guarded(url, mayReach), given.signal)
    return { status: response.statusCode ?? 0, body: response }
  } catch (error) {
    return { fault: faultOf(error, given.signal) }
  }
}

function send(
  url: URL,
  { headers, body }: Pick<OutsideRequest, 'headers' | 'body'>,
  lookup: LookupFunction,
  signal: AbortSignal,
) {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise<IncomingMessage>((resolve, reject) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) }
    request(url, { method: 'POST', headers: { ...headers, ...length }, agent: false, lookup, signal }, resolve)
      .on('error', reject)
      .end(body)
  })
}

/** Looks a name up, and refuses it whole when one of its addresses may not be reached. */
function guarded(url: URL, mayReach: MayReach): LookupFunction {
  return (name, options, done) => {
    lookUp(name, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0)
      const [first] = addresses
      if (first === undefined || !addresses.every(({ address }) => mayReach(url, address)))
        return done(new NotAllowed(`${name} leads inside`), '', 0)
      return options.all ? done(null, addresses) : done(null, first.address, first.family)
    })
  }
}

/** The beginning of an answer; the rest is not even read. */
async function beginningOf(response: IncomingMessage, mostBytes: number): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response) {
    parts.push(part)
    size += part.length
    if (size >= mostBytes) break
  }
  response.destroy()
  return Buffer.concat(parts).subarray(0, mostBytes).toString('utf8').replaceAll('\u0000', '').toWellFormed()
}

/** What was wrong with a connection to the outside. */
export function faultOf(error: unknown, signal: AbortSignal): OutsideFault['fault'] {
  if (error instanceof NotAllowed) return 'not_allowed'
  if (signal.aborted) return 'timeout'
  const code = String((error as { code?: unknown }).code ?? '')
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code) ? 'certificate' : 'unreachable'
}

/** Addresses of version 6 stand in brackets. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}
