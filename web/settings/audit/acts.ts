/** What the filter offers; the server takes an area for all that happened in it. */
export const auditAreas = [
  'settings',
  'sign_in',
  'person',
  'team',
  'inbox',
  'organization',
  'token',
  'password',
  'session',
  'desk',
  'sending',
] as const

/** Acts that have words; others are shown as the server calls them. */
const auditActs = [
  'desk.set_up',
  'inbox.changed',
  'inbox.created',
  'organization.changed',
  'organization.created',
  'password.changed',
  'password.reset',
  'person.changed',
  'person.created',
  'sending.changed',
  'session.revoked',
  'settings.changed',
  'sign_in.failed',
  'sign_in.succeeded',
  'suppression.cleared',
  'team.changed',
  'team.created',
  'team.removed',
  'token.created',
  'token.revoked',
] as const
type AuditAct = (typeof auditActs)[number]

export function isAuditAct(action: string): action is AuditAct {
  return (auditActs as readonly string[]).includes(action)
}

/** Changed fields that have words. */
const auditFields = [
  'name',
  'language',
  'timeZone',
  'accent',
  'welcome',
  'closeAfterDays',
  'acknowledges',
  'asksForRating',
  'acceptsStrangers',
  'role',
  'isActive',
  'email',
  'emails',
  'phones',
  'organization',
  'organizationId',
  'seesOrganization',
  'isVip',
  'teamIds',
  'teams',
  'color',
  'visibility',
  'members',
  'address',
  'team',
  'teamId',
  'isDefault',
  'reopenWithinDays',
  'signature',
  'domains',
  'notes',
  'scopes',
  'server',
  'mailsPerMinute',
  'dkim',
] as const
type AuditField = (typeof auditFields)[number]

export function isAuditField(field: string): field is AuditField {
  return (auditFields as readonly string[]).includes(field)
}
