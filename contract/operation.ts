import { z } from 'zod'
import type { ErrorCode } from './errors.ts'

/** What an API token must have been given; sessions of people have all that their role allows. */
export const tokenScopes = [
  'tickets:read',
  'tickets:write',
  'people:read',
  'people:write',
  'mail:deliver',
  'settings:read',
  'settings:write',
] as const
export type TokenScope = (typeof tokenScopes)[number]

/**
 * Who may call an operation at all; which rows they then reach is decided in the queries.
 * `guest` is a person who holds the link to one ticket; each step includes the ones that follow it.
 */
export type Access = 'public' | 'guest' | 'requester' | 'agent' | 'admin'

/**
 * One endpoint, described once. The server binds a handler to it, the web client calls it,
 * and the OpenAPI document is printed from it, so the three cannot drift.
 */
export interface Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api/v1`; parameters as `:name`. */
  path: `/${string}`
  summary: string
  access: Access
  /** Absent: no token may call it, only a signed-in person. */
  scope: TokenScope | undefined
  params: Params
  query: Query
  body: Body
  result: Result
  status: 200 | 201 | 202 | 204
  errors: readonly ErrorCode[]
  /** How the body travels. `stream` bodies are handed to the handler unread. */
  bodyType: 'json' | 'multipart' | 'message/rfc822'
  /** `raw`: the handler writes the answer itself (files, event streams). */
  resultType: 'json' | 'raw'
}

export type Operations = Record<string, Operation>

const nothing = z.undefined()
type Nothing = typeof nothing

export function isNothing(schema: z.ZodType): boolean {
  return schema === nothing
}

export function operation<
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
  Result extends z.ZodType = Nothing,
>(
  spec: Pick<Operation, 'method' | 'path' | 'summary' | 'access'> &
    Partial<Pick<Operation, 'scope' | 'status' | 'errors' | 'bodyType' | 'resultType'>> & {
      params?: Params
      query?: Query
      body?: Body
      result?: Result
    },
): Operation<Params, Query, Body, Result> {
  // The compiler cannot see that an omitted part means its type parameter is Nothing.
  return {
    scope: undefined,
    params: nothing as unknown as Params,
    query: nothing as unknown as Query,
    body: nothing as unknown as Body,
    result: nothing as unknown as Result,
    status: 200,
    errors: [],
    bodyType: 'json',
    resultType: 'json',
    ...spec,
  }
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] }
type PartsOf<O extends Operation, Way extends 'in' | 'out'> = {
  params: Way extends 'in' ? z.input<O['params']> : z.output<O['params']>
  query: Way extends 'in' ? z.input<O['query']> : z.output<O['query']>
  body: Way extends 'in' ? z.input<O['body']> : z.output<O['body']>
}

/** What a handler receives: parsed values, parts the operation does not declare left out. */
export type Input<O extends Operation> = Present<PartsOf<O, 'out'>>

/** What a caller sends: raw values, before defaults and coercion. */
export type Call<O extends Operation> = Present<PartsOf<O, 'in'>>

export type Result<O extends Operation> = z.output<O['result']>
