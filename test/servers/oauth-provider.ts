import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A provider of consents as Microsoft and Google are, for as much as a client sees of them. */
export async function startOauthProvider(account: string) {
  const codes = new Map<string, { challenge: string; redirectUri: string }>()
  const tokens = new Set<string>()
  let refreshToken = ''
  let made = 0
  const provider = {
    /** How often tokens were asked for. */
    requests: [] as URLSearchParams[],
    /** The consent is withdrawn: no refresh token works any more. */
    isWithdrawn: false,
    /** Seconds after which it ends by itself. */
    consentSeconds: undefined as number | undefined,
    isBroken: false,
    introspectionUrl: '',
    /** What the person does on the provider's page: the address the browser is sent back to. */
    consent: (authorizeUrl: string): URL => {
      const asked = new URL(authorizeUrl).searchParams
      const code = `code-${++made}`
      const redirectUri = asked.get('redirect_uri') ?? ''
      codes.set(code, { challenge: asked.get('code_challenge') ?? '', redirectUri })
      const back = new URL(redirectUri)
      back.search = new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString()
      return back
    },
    /** As Mesa's own, with the provider's machines replaced by this one. */
    fetch: ((url: string | URL | Request, init?: RequestInit) =>
      fetch(`${origin}/token?${new URLSearchParams({ asked: String(url) })}`, init)) as typeof fetch,
    close: () => server.close(),
  }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk
    })
    request.on('end', () => {
      const form = new URLSearchParams(body)
      const [status, answer] = request.url?.startsWith('/introspect') ? introspect(form) : grant(form)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider.introspectionUrl = `${origin}/introspect`
  return provider

  function introspect(form: URLSearchParams): [number, object] {
    const isActive = tokens.has(form.get('token') ?? '')
    return [200, { active: isActive, username: account }]
  }

  function grant(form: URLSearchParams): [number, object] {
    provider.requests.push(form)
    if (provider.isBroken) return [503, {}]
    if (provider.isWithdrawn) return [400, { error: 'invalid_grant', error_description: 'The consent was withdrawn' }]
    if (form.get('client_secret') !== 'secret') return [401, { error: 'invalid_client' }]
    if (form.get('grant_type') === 'refresh_token') {
      return form.get('refresh_token') === refreshToken ? [200, give()] : [400, { error: 'invalid_grant' }]
    }
    const code = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isRight = code?.challenge === proof && code.redirectUri === form.get('redirect_uri')
    return isRight ? [200, { ...give(), id_token: idToken() }] : [400, { error: 'invalid_grant' }]
  }

  /** Each refresh token works once. */
  function give(): object {
    made += 1
    refreshToken = `refresh-${made}`
    const token = `access-${made}`
    tokens.add(token)
    return {
      token_type: 'Bearer',
      access_token: token,
      expires_in: 3600,
      refresh_token: refreshToken,
      ...(provider.consentSeconds !== undefined && { refresh_token_expires_in: provider.consentSeconds }),
    }
  }

  function idToken(): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    return `${part({ alg: 'none' })}.${part({ email: account })}.`
  }
}
