import type { Work } from '../../kernel/context.ts'
import { type MessageRow, recordFile } from '../../tickets/index.ts'

/** A file of the message that is passed on, and its copy in the one that passes it on. */
export interface KeptFile {
  id: string
  formerId: string
  contentId: string | null
}

/** Copies the entries of a message's files; the bytes are shared. Pictures that stand in the text always go along. */
export async function keptFiles(work: Work, original: MessageRow, wanted: string[] | undefined): Promise<KeptFile[]> {
  const rows = await work.tx
    .selectFrom('attachments')
    .selectAll()
    .where('messageId', '=', original.id)
    .orderBy('id')
    .execute()
  const isShown = (id: string) => original.bodyHtml?.includes(`/attachments/${id}`) ?? false
  const kept = rows.filter(({ id, isInline }) => wanted === undefined || isInline || isShown(id) || wanted.includes(id))
  const files: KeptFile[] = []
  for (const { id: formerId, sha256, size, filename, contentType, contentId, isInline } of kept) {
    const about = { filename, contentType, isInline, ...(contentId !== null && { contentId }) }
    const { id } = await recordFile(work, { sha256, size }, about)
    files.push({ id, formerId, contentId })
  }
  return files
}
