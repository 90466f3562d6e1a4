import type { ErrorCode, Problem } from '#contract/errors.ts'
import type { Call, Input, Operation, Operations, Result } from '#contract/operation.ts'
import { ApiError } from './api-error.ts'

export const apiRoot = '/api/v1'

interface CallOptions {
  headers?: { ifMatch?: number | undefined; idempotencyKey?: string | undefined }
  signal?: AbortSignal
}

/** Query values as the server hands them on, each optional that may be left out. */
type QueryOf<In, Out> = { [K in keyof In & keyof Out as undefined extends In[K] ? never : K]: Out[K] } & {
  [K in keyof In & keyof Out as undefined extends In[K] ? K : never]?: Out[K] | undefined
}
type InputPart<O extends Operation, Part extends string> = Part extends keyof Input<O> ? Input<O>[Part] : never
type CallPart<O extends Operation, Part extends string> = Part extends keyof Call<O> ? Call<O>[Part] : never

type ParamsArg<O extends Operation> = 'params' extends keyof Input<O> ? { params: InputPart<O, 'params'> } : unknown
type QueryArg<O extends Operation> = 'query' extends keyof Call<O>
  ? Partial<Record<string, never>> extends QueryOf<CallPart<O, 'query'>, InputPart<O, 'query'>>
    ? { query?: QueryOf<CallPart<O, 'query'>, InputPart<O, 'query'>> }
    : { query: QueryOf<CallPart<O, 'query'>, InputPart<O, 'query'>> }
  : unknown
type BodyArg<O extends Operation> = 'body' extends keyof Call<O> ? { body: CallPart<O, 'body'> } : unknown
type ArgOf<O extends Operation> = ParamsArg<O> & QueryArg<O> & BodyArg<O> & CallOptions

type Caller<O extends Operation> =
  CallOptions extends ArgOf<O> ? (call?: ArgOf<O>) => Promise<Result<O>> : (call: ArgOf<O>) => Promise<Result<O>>

type Client<Contract extends Record<string, Operations>> = {
  [Feature in keyof Contract]: { [Name in keyof Contract[Feature]]: Caller<Contract[Feature][Name]> }
}

interface AnyCall extends CallOptions {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

interface ClientOptions {
  /** Somebody's session ended; not called for the question who is signed in. */
  onNotSignedIn: () => void
  /** How requests travel; the browser's own way when absent. */
  fetch?: (url: string, request: RequestInit) => Promise<Response>
}

/** A function per operation of the contract. */
export function createClient<Contract extends Record<string, Operations>>(contract: Contract, options: ClientOptions) {
  const client: Record<string, Record<string, (call?: AnyCall) => Promise<unknown>>> = {}
  for (const [feature, operations] of Object.entries(contract)) {
    const callers: Record<string, (call?: AnyCall) => Promise<unknown>> = {}
    for (const [name, operation] of Object.entries(operations)) {
      callers[name] = (call = {}) => send(operation, call, options)
    }
    client[feature] = callers
  }
  // Built from the same contract that the type is computed from.
  return client as unknown as Client<Contract>
}

async function send(operation: Operation, call: AnyCall, options: ClientOptions): Promise<unknown> {
  const travel = options.fetch ?? fetch
  const response = await travel(urlOf(operation.path, call), requestOf(operation, call)).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw ApiError.offline()
  })
  if (!response.ok) {
    const error = await readProblem(response)
    if (error.code === 'not_signed_in' && operation.path !== '/me') options.onNotSignedIn()
    throw error
  }
  if (response.status === 204 || response.headers.get('content-length') === '0') return undefined
  const text = await response.text()
  return text === '' ? undefined : JSON.parse(text)
}

export function urlOf(path: string, call: Pick<AnyCall, 'params' | 'query'>): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(call.params?.[name] ?? '')))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  const query = search.toString()
  return `${apiRoot}${filled}${query === '' ? '' : `?${query}`}`
}

function requestOf(operation: Operation, call: AnyCall): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (operation.method !== 'GET') headers['x-requested-with'] = 'mesa'
  if (operation.method === 'POST' && operation.status === 201) {
    headers['idempotency-key'] = call.headers?.idempotencyKey ?? newKey()
  }
  if (call.headers?.ifMatch !== undefined) headers['if-match'] = `"${call.headers.ifMatch}"`
  const request: RequestInit = { method: operation.method, headers, credentials: 'same-origin' }
  if (call.signal) request.signal = call.signal
  if (call.body === undefined) return request
  headers['content-type'] = 'application/json'
  return { ...request, body: JSON.stringify(call.body) }
}

/** Like `crypto.randomUUID`, which browsers keep from pages without TLS. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export async function readProblem(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>
  return new ApiError({
    code: problem.code ?? codeOf(response.status),
    status: response.status,
    detail: problem.detail ?? '',
    fields: Object.fromEntries((problem.errors ?? []).map((one) => [one.path, one.message])),
    fieldCodes: Object.fromEntries((problem.errors ?? []).map((one) => [one.path, one.code])),
    ...(Number.isFinite(retryAfter) ? { retryAfter } : {}),
  })
}

/** Answers that something between us and the server wrote have no code. */
function codeOf(status: number): ErrorCode {
  if (status === 401) return 'not_signed_in'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not_found'
  if (status === 413) return 'too_large'
  if (status === 429) return 'too_many_requests'
  return status >= 502 ? 'unavailable' : 'internal'
}
