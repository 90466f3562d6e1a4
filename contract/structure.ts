import { z } from 'zod'
import { byId, emailAddress, id, instant, language, pageOf, paging } from './common.ts'
import { fieldChanges, fieldValues } from './fields.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { inboxRef, teamRef } from './tickets.ts'

/** A mail domain, lower case, as `example.org`; addresses below it belong to the organization. */
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/)

export const organization = z
  .object({
    id,
    name: z.string(),
    domains: z.array(z.string()),
    isVip: z.boolean(),
    notes: z.string(),
    /** Values of the desk’s own fields of organizations. */
    fields: fieldValues,
    memberCount: z.int(),
    createdAt: instant,
  })
  .meta({ id: 'Organization' })
export type Organization = z.infer<typeof organization>

// Defaults belong to drafts only: `partial()` keeps them, and a change would reset what it does not name.
const organizationFields = z.object({
  name: z.string().trim().min(1).max(120),
  domains: z.array(domain).max(50),
  isVip: z.boolean(),
  notes: z.string().max(10_000),
  fields: fieldChanges,
})

export const organizations = {
  list: operation({
    method: 'GET',
    path: '/organizations',
    summary: 'List organizations by name',
    access: 'agent',
    scope: 'people:read',
    query: z.object({ ...paging.shape, q: z.string().trim().max(200).optional() }),
    result: pageOf(organization),
    errors: ['invalid_cursor'],
  }),
  get: operation({
    method: 'GET',
    path: '/organizations/:id',
    summary: 'One organization',
    access: 'agent',
    scope: 'people:read',
    params: byId,
    result: organization,
    errors: ['not_found'],
  }),
  create: operation({
    method: 'POST',
    path: '/organizations',
    summary: 'Add an organization',
    access: 'agent',
    scope: 'people:write',
    body: organizationFields.extend({
      domains: organizationFields.shape.domains.default([]),
      isVip: organizationFields.shape.isVip.default(false),
      notes: organizationFields.shape.notes.default(''),
      fields: organizationFields.shape.fields.default({}),
    }),
    result: organization,
    status: 201,
    errors: ['name_taken'],
  }),
  update: operation({
    method: 'PATCH',
    path: '/organizations/:id',
    summary: 'Change an organization',
    access: 'agent',
    scope: 'people:write',
    params: byId,
    body: organizationFields.partial(),
    result: organization,
    errors: ['not_found', 'name_taken'],
  }),
}

export const team = teamRef
  .extend({
    /** `everyone`: every agent sees its tickets; `members`: only its members and administrators. */
    visibility: z.enum(['everyone', 'members']),
    members: z.array(personRef.extend({ isLead: z.boolean() })),
  })
  .meta({ id: 'Team' })
export type Team = z.infer<typeof team>

const teamFields = z.object({
  name: z.string().trim().min(1).max(80),
  color: z.string().regex(/^#[0-9a-f]{6}$/i),
  visibility: team.shape.visibility,
  members: z.array(z.object({ id, isLead: z.boolean().default(false) })).max(500),
})

export const teams = {
  list: operation({
    method: 'GET',
    path: '/teams',
    summary: 'The teams, by name',
    access: 'agent',
    scope: 'people:read',
    result: z.object({ items: z.array(team) }),
  }),
  create: operation({
    method: 'POST',
    path: '/teams',
    summary: 'Add a team',
    access: 'admin',
    scope: 'settings:write',
    body: teamFields.extend({
      color: teamFields.shape.color.default('#4f7ee8'),
      visibility: teamFields.shape.visibility.default('everyone'),
      members: teamFields.shape.members.default([]),
    }),
    result: team,
    status: 201,
    errors: ['name_taken', 'invalid'],
  }),
  update: operation({
    method: 'PATCH',
    path: '/teams/:id',
    summary: 'Change a team; `members` replaces the whole list',
    access: 'admin',
    scope: 'settings:write',
    params: byId,
    body: teamFields.partial(),
    result: team,
    errors: ['not_found', 'name_taken', 'invalid'],
  }),
  remove: operation({
    method: 'DELETE',
    path: '/teams/:id',
    summary: 'Remove a team that has no tickets and no inbox',
    access: 'admin',
    scope: 'settings:write',
    params: byId,
    status: 204,
    errors: ['not_found', 'in_use'],
  }),
}

export const inbox = inboxRef
  .extend({
    team: teamRef.nullable(),
    isDefault: z.boolean(),
    language,
    /** A reply to a ticket closed for longer opens a new ticket. */
    reopenWithinDays: z.int(),
    /** The plain-text twin of `signatureHtml`. */
    signature: z.string(),
    /** Ends every answer; `{{name}}` stands for a variable. */
    signatureHtml: z.string(),
    /** Whether answers quote what they answer; null: as the desk does. */
    quotesHistory: z.boolean().nullable(),
    /** Further addresses whose mail arrives here. */
    aliases: z.array(z.string()),
    /** Mail to any address of its domain that is no other inbox's arrives here. */
    takesWholeDomain: z.boolean(),
    /** Mail servers (authserv-id, RFC 8601) whose word on SPF, DKIM and DMARC is believed. */
    trustedServers: z.array(z.string()),
    /** received = opened + added + quarantined + ignored + waiting, always. */
    counts: z.object({
      received: z.int(),
      opened: z.int(),
      added: z.int(),
      quarantined: z.int(),
      ignored: z.int(),
      waiting: z.int(),
    }),
  })
  .meta({ id: 'Inbox' })
export type Inbox = z.infer<typeof inbox>

/** What a mail server calls itself in Authentication-Results. */
const serverName = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/)

const inboxFields = z.object({
  name: z.string().trim().min(1).max(80),
  address: emailAddress,
  teamId: id.nullable(),
  isDefault: z.boolean(),
  language,
  reopenWithinDays: z.int().min(0).max(3650),
  signature: z.string().max(5000).meta({ description: 'As plain text; `signatureHtml` wins over it' }),
  signatureHtml: z.string().max(20_000),
  quotesHistory: z.boolean().nullable(),
  aliases: z.array(emailAddress).max(50),
  takesWholeDomain: z.boolean(),
  trustedServers: z.array(serverName).max(10),
})

export const inboxes = {
  list: operation({
    method: 'GET',
    path: '/inboxes',
    summary: 'The inboxes, with what became of their mail',
    access: 'agent',
    scope: 'settings:read',
    result: z.object({ items: z.array(inbox) }),
  }),
  create: operation({
    method: 'POST',
    path: '/inboxes',
    summary: 'Add an inbox',
    access: 'admin',
    scope: 'settings:write',
    body: inboxFields.extend({
      teamId: inboxFields.shape.teamId.default(null),
      isDefault: inboxFields.shape.isDefault.default(false),
      language: language.optional(),
      reopenWithinDays: inboxFields.shape.reopenWithinDays.default(30),
      signature: inboxFields.shape.signature.optional(),
      signatureHtml: inboxFields.shape.signatureHtml.optional(),
      quotesHistory: inboxFields.shape.quotesHistory.optional(),
      aliases: inboxFields.shape.aliases.default([]),
      takesWholeDomain: inboxFields.shape.takesWholeDomain.default(false),
      trustedServers: inboxFields.shape.trustedServers.default([]),
    }),
    result: inbox,
    status: 201,
    errors: ['address_taken', 'invalid'],
  }),
  update: operation({
    method: 'PATCH',
    path: '/inboxes/:id',
    summary: 'Change an inbox',
    access: 'admin',
    scope: 'settings:write',
    params: byId,
    body: inboxFields.partial(),
    result: inbox,
    errors: ['not_found', 'address_taken', 'invalid'],
  }),
}
