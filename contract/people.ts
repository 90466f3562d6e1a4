import { z } from 'zod'
import { byId, emailAddress, id, instant, language, pageOf, paging, phoneNumber, timeZone } from './common.ts'
import { fieldChanges, fieldValues } from './fields.ts'
import { operation } from './operation.ts'

export const role = z.enum(['admin', 'agent', 'requester']).meta({ id: 'Role' })
export type Role = z.infer<typeof role>

/** A person as other things mention one. */
export const personRef = z
  .object({ id, name: z.string(), email: z.string().nullable(), role })
  .meta({ id: 'PersonRef' })
export type PersonRef = z.infer<typeof personRef>

/** What an address or a number is to its person. */
export const identityUsage = z.enum(['work', 'home', 'mobile', 'other']).meta({ id: 'IdentityUsage' })

/** By what a person is recognised when writing or calling. */
export const identity = z
  .object({
    kind: z.enum(['email', 'phone']),
    /** What decides whether two are the same: an address in lower case, or a number's digits. */
    value: z.string(),
    /** As it was written. */
    label: z.string(),
    usage: identityUsage.nullable(),
    /** The first of its kind: where the desk writes to by itself, and the number to call. */
    isMain: z.boolean(),
  })
  .meta({ id: 'Identity' })
export type Identity = z.infer<typeof identity>

export const person = personRef
  .extend({
    phones: z.array(z.string()),
    /** Every address the person writes from; `email` is the first. */
    emails: z.array(z.string()),
    /** The same addresses and numbers with what they are; the main ones first. */
    identities: z.array(identity),
    language,
    timeZone: z.string().nullable(),
    organization: z.object({ id, name: z.string() }).nullable(),
    /** May see the tickets of the whole organization on the portal. */
    seesOrganization: z.boolean(),
    /** Raises the impact of new tickets by one. */
    isVip: z.boolean(),
    /** Values of the desk’s own fields of people. */
    fields: fieldValues,
    isActive: z.boolean(),
    teamIds: z.array(id),
    /**
     * Of an agent in training: a senior approves each reply before it leaves. Without `seniorIds` the leads of the
     * agent’s teams do, or else the administrators. Null for everybody else.
     */
    training: z.object({ seniorIds: z.array(id) }).nullable(),
    /** Whom the person reports to: asked for approvals, and told when tickets of an agent are escalated. */
    manager: z.object({ id, name: z.string() }).nullable(),
    /** Whether an agent may say that a ticket is a major incident; administrators always may. */
    declaresMajor: z.boolean(),
    /** Who goes on for this person since the two were merged. */
    mergedInto: z.object({ id, name: z.string() }).nullable(),
    /** Who was merged into this person. */
    merged: z.array(z.object({ id, name: z.string() })),
    createdAt: instant,
    can: z.object({ update: z.boolean(), changeRole: z.boolean() }),
  })
  .meta({ id: 'Person' })
export type Person = z.infer<typeof person>

const personFields = {
  name: z.string().trim().min(1).max(120),
  email: emailAddress.nullable(),
  phones: z.array(phoneNumber).max(10),
  role,
  language,
  timeZone: timeZone.nullable(),
  organizationId: id.nullable(),
  seesOrganization: z.boolean(),
  isVip: z.boolean(),
  /** Refused where it would make a circle. */
  managerId: id.nullable(),
  teamIds: z.array(id).max(100),
  training: z.object({ seniorIds: z.array(id).max(50).default([]) }).nullable(),
  fields: fieldChanges,
}

const byIdentity = byId.extend({ kind: identity.shape.kind, value: z.string().min(1).max(254) })

export const people = {
  list: operation({
    method: 'GET',
    path: '/people',
    summary: 'List people by name; `q` finds by name, address or number',
    access: 'agent',
    scope: 'people:read',
    query: z.object({
      ...paging.shape,
      q: z.string().trim().max(200).optional(),
      role: role.optional(),
      /** Only people who can be assigned tickets. */
      assignable: z.stringbool().optional(),
      organizationId: id.optional(),
      /** Only whoever is known by exactly this address or number. */
      identity: z.string().trim().min(1).max(254).optional(),
    }),
    result: pageOf(person),
    errors: ['invalid_cursor'],
  }),
  get: operation({
    method: 'GET',
    path: '/people/:id',
    summary: 'One person',
    access: 'agent',
    scope: 'people:read',
    params: byId,
    result: person,
    errors: ['not_found'],
  }),
  create: operation({
    method: 'POST',
    path: '/people',
    summary: 'Add a person; only an administrator adds agents, who then receive a link to choose a password',
    access: 'agent',
    scope: 'people:write',
    body: z.object({
      ...personFields,
      email: personFields.email.default(null),
      phones: personFields.phones.default([]),
      role: role.default('requester'),
      language: language.optional(),
      timeZone: personFields.timeZone.default(null),
      organizationId: personFields.organizationId.optional(),
      seesOrganization: z.boolean().default(false),
      isVip: z.boolean().default(false),
      managerId: personFields.managerId.optional(),
      teamIds: personFields.teamIds.default([]),
      training: personFields.training.default(null),
      fields: personFields.fields.default({}),
    }),
    result: person,
    status: 201,
    errors: ['address_taken', 'forbidden', 'invalid'],
  }),
  update: operation({
    method: 'PATCH',
    path: '/people/:id',
    summary:
      'Change a person; role, teams, training, rights, activity and the superior of an agent by administrators only',
    access: 'agent',
    scope: 'people:write',
    params: byId,
    body: z.object({ ...personFields, declaresMajor: z.boolean(), isActive: z.boolean() }).partial(),
    result: person,
    errors: ['not_found', 'address_taken', 'forbidden', 'last_administrator'],
  }),
  addIdentity: operation({
    method: 'POST',
    path: '/people/:id/identities',
    summary: 'Add an address or a number by which the person is recognised; refused while it is somebody else’s',
    access: 'agent',
    scope: 'people:write',
    params: byId,
    body: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('email'), value: emailAddress, usage: identityUsage.nullable().default(null) }),
      z.object({ kind: z.literal('phone'), value: phoneNumber, usage: identityUsage.nullable().default(null) }),
    ]),
    result: person,
    status: 201,
    errors: ['not_found', 'address_taken', 'forbidden', 'invalid'],
  }),
  changeIdentity: operation({
    method: 'PATCH',
    path: '/people/:id/identities/:kind/:value',
    summary: 'Say what an address or a number is, or make it the main one',
    access: 'agent',
    scope: 'people:write',
    params: byIdentity,
    body: z.object({ usage: identityUsage.nullable(), isMain: z.literal(true) }).partial(),
    result: person,
    errors: ['not_found', 'forbidden'],
  }),
  removeIdentity: operation({
    method: 'DELETE',
    path: '/people/:id/identities/:kind/:value',
    summary: 'Take an address or a number away; who writes from there next is somebody new',
    access: 'agent',
    scope: 'people:write',
    params: byIdentity,
    result: person,
    errors: ['not_found', 'forbidden', 'invalid'],
  }),
}
