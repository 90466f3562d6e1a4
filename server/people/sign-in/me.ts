import { type Me, me } from '#contract/sessions.ts'
import type { Db, Tx } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'
import { presentOrganizationRef } from '../present.ts'
import { teamIdsOfPerson } from '../queries.ts'
import { languageOf, roleOf } from '../schema.ts'
import { hasConfirmedFactor, lacksRequiredFactor } from '../second-factor/queries.ts'

/** The person as it is told to itself. */
export async function getMe(db: Db | Tx, personId: string, guestTicketId?: string): Promise<Me> {
  const query = db
    .selectFrom('people')
    .leftJoin('organizations', 'organizations.id', 'people.organizationId')
    .leftJoin('tickets', (join) => join.on('tickets.id', '=', guestTicketId ?? null))
    .select([
      'people.id',
      'people.name',
      'people.email',
      'people.role',
      'people.language',
      'people.timeZone',
      'people.theme',
      'people.density',
      'people.isInTraining',
      'people.organizationId',
      'people.seesOrganization',
      'people.passwordHash',
      'people.signatureHtml',
      'organizations.name as organizationName',
      'tickets.number as guestTicket',
      teamIdsOfPerson.as('teamIds'),
      hasConfirmedFactor.as('hasSecondFactor'),
      lacksRequiredFactor.as('mustAddFactor'),
    ])
    .where('people.id', '=', personId)
  const row = found(await query.executeTakeFirst(), 'Person')
  const isGuest = guestTicketId !== undefined
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: isGuest ? 'guest' : roleOf(row),
    guestTicket: row.guestTicket,
    language: languageOf(row),
    timeZone: row.timeZone,
    theme: me.shape.theme.parse(row.theme),
    density: me.shape.density.parse(row.density),
    isInTraining: row.isInTraining,
    organization: presentOrganizationRef(row),
    // Whoever holds a link that may have been passed on learns no more than the ticket needs.
    seesOrganization: !isGuest && row.seesOrganization,
    teamIds: isGuest ? [] : row.teamIds,
    hasSecondFactor: !isGuest && row.hasSecondFactor,
    mustAddFactor: !isGuest && row.mustAddFactor,
    hasPassword: !isGuest && row.passwordHash !== null,
    signatureHtml: isGuest ? '' : row.signatureHtml,
  }
}
