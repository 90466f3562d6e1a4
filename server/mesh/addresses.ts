/** As it is kept: http or https, the folder of the server without a slash at its end, and nothing after it. */
export function normalAddress(given: string): string {
  const url = new URL(given)
  const scheme = url.protocol === 'wss:' || url.protocol === 'https:' ? 'https' : 'http'
  return `${scheme}://${url.host}${url.pathname.replace(/(\/control\.ashx)?\/*$/, '')}`
}

/** Where the control channel of a server is. */
export function controlAddress(base: string): string {
  return `${base.replace(/^http/, 'ws')}/control.ashx`
}

/** The page of a device. The id has the form of `nodeId`: none of its signs has a meaning in an address. */
export function openAddress(base: string, nodeId: string): string {
  return `${base}/?viewmode=10&gotonode=${nodeId.split('/')[2] ?? ''}`
}

/** The page of a share: at the server that was set up, wherever the answer would lead. Undefined where it names no share. */
export function shareAddress(base: string, answered: string): string | undefined {
  const ticket = URL.parse(answered)?.searchParams.get('c') ?? ''
  return /^[\w@$=~.-]{8,4000}$/.test(ticket) ? `${base}/sharing?c=${ticket}` : undefined
}
