import { z } from 'zod'
import { byId, id } from './common.ts'
import { operation } from './operation.ts'
import { byNumber } from './tickets.ts'

export const attachment = z
  .object({
    id,
    filename: z.string(),
    contentType: z.string(),
    /** Bytes. */
    size: z.int(),
    sha256: z.string(),
    /** Shown inside the text, not in the list of files. */
    isInline: z.boolean(),
    /** RFC 2392 Content-ID of an inline part, without angle brackets. */
    contentId: z.string().nullable(),
  })
  .meta({ id: 'Attachment' })
export type Attachment = z.infer<typeof attachment>

export const attachments = {
  upload: operation({
    method: 'POST',
    path: '/attachments',
    summary: 'Upload files (multipart, field `file`); they belong to nobody until a message names them',
    access: 'public',
    scope: 'tickets:write',
    bodyType: 'multipart',
    result: z.object({ items: z.array(attachment) }),
    status: 201,
    errors: ['too_large', 'unsupported_media_type', 'too_many_requests'],
  }),
  download: operation({
    method: 'GET',
    path: '/attachments/:id',
    summary: 'The file itself; `?inline=1` shows safe images in place',
    access: 'guest',
    scope: 'tickets:read',
    params: byId,
    query: z.object({ inline: z.stringbool().optional() }),
    resultType: 'raw',
    errors: ['not_found'],
  }),
  archive: operation({
    method: 'GET',
    path: '/tickets/:number/files',
    summary: 'The files of a ticket, or of one message of it, as a ZIP archive',
    access: 'agent',
    scope: 'tickets:read',
    params: byNumber,
    query: z.object({ message: id.optional() }),
    resultType: 'raw',
    errors: ['not_found'],
  }),
}
