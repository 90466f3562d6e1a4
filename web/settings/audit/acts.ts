/** What the filter offers; the server takes an area for all that happened in it. */
export const auditAreas = [
  'settings',
  'sign_in',
  'person',
  'team',
  'inbox',
  'mailbox_consent',
  'organization',
  'token',
  'password',
  'session',
  'desk',
] as const

/** Acts that have words; others are shown as the server calls them. */
const auditActs = [
  'desk.set_up',
  'inbox.changed',
  'inbox.created',
  'inbox.import_begun',
  'inbox.import_cancelled',
  'inbox.receiving_changed',
  'inbox.receiving_removed',
  'mailbox_consent.asked',
  'mailbox_consent.given',
  'mailbox_consent.removed',
  'organization.changed',
  'organization.created',
  'password.changed',
  'password.reset',
  'person.changed',
  'person.created',
  'session.revoked',
  'settings.changed',
  'sign_in.failed',
  'sign_in.succeeded',
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
  'host',
  'port',
  'security',
  'username',
  'isEnabled',
  'folders',
  'afterStoring',
  'moveTo',
  'signature',
  'domains',
  'notes',
  'scopes',
] as const
type AuditField = (typeof auditFields)[number]

export function isAuditField(field: string): field is AuditField {
  return (auditFields as readonly string[]).includes(field)
}
