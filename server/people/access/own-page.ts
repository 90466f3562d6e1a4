import { AppError } from '../../kernel/errors.ts'

export interface Caller {
  method: string
  /** With its port, as the browser sees it. */
  host: string
  publicUrl: string
  origin: string | undefined
  fetchSite: string | undefined
  requestedWith: string | undefined
}

/**
 * Whether a change may come from a page of ours (CSRF). Every current browser says where a request comes from; a
 * page elsewhere can neither hide that nor, without our leave, set a header of its own.
 */
export function comesFromOwnPage(caller: Caller, hasCookie: boolean): boolean {
  const { method, origin, fetchSite, requestedWith } = caller
  if (isSafe(method)) return true
  if (origin !== undefined && !isOwnOrigin(origin, caller)) return false
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return false
  return !hasCookie || origin !== undefined || fetchSite !== undefined || requestedWith !== undefined
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}

export function foreignOrigin(): AppError {
  return new AppError('foreign_origin', 'Changes are only accepted from this desk’s own pages; programs use a token')
}

function isOwnOrigin(origin: string, { host, publicUrl }: Caller): boolean {
  const { host: originHost, protocol } = parse(origin) ?? {}
  if (originHost === undefined || !/^https?:$/.test(protocol ?? '')) return false
  return originHost === host.toLowerCase() || originHost === parse(publicUrl)?.host
}

function parse(url: string): URL | undefined {
  return URL.parse(url) ?? undefined
}
