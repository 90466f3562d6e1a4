import type { articles } from '#contract/articles.ts'
import type { Language } from '#contract/common.ts'
import type { knowledge } from '#contract/knowledge.ts'
import type { ticketArticles } from '#contract/ticket-articles.ts'
import { type Actor, isAgent } from '../kernel/actor.ts'
import { transact } from '../kernel/context.ts'
import { AppError, invalidField } from '../kernel/errors.ts'
import type { Handlers, HttpCtx } from '../platform/http.ts'
import { limitRate } from '../platform/rate-limits.ts'
import {
  archiveArticle,
  confirmArticle,
  giveBackArticle,
  publishArticle,
  reopenArticle,
  submitArticle,
} from './commands/move.ts'
import { removeArticle } from './commands/remove.ts'
import { addArticle, changeArticle, restoreVersion, translateArticle } from './commands/write.ts'
import { diffVersions } from './diff.ts'
import { exportArticles } from './exchange/export.ts'
import { importArticles } from './exchange/import.ts'
import { unzip } from './exchange/unzip.ts'
import { countView, flagArticle, readFeedback, settleFlag, voteOn } from './feedback.ts'
import { sendArticleFile } from './files.ts'
import { proposeArticle, writeFromTicket } from './from-ticket/propose.ts'
import { listGaps, settleGap } from './gaps.ts'
import { addPin, listPins, removePin } from './pins.ts'
import { getArticle, listArticles, listHistory, listVersions } from './queries.ts'
import { searchArticles } from './search.ts'
import { changeKnowledgeSettings, readKnowledgeSettings } from './settings.ts'
import { readSynonyms, replaceSynonyms } from './synonyms.ts'
import { linkToTicket, listOfTicket, suggestForTicket, unlinkFromTicket } from './ticket-articles.ts'

export const articleHandlers: Handlers<typeof articles> = {
  list: (ctx, { query }) => listArticles(ctx, query),
  search: async (ctx, { query }) => {
    if (!isAgent(ctx.actor)) await limitRate(ctx, { key: `article-search:${ctx.ip}`, max: 240, seconds: 60 })
    return searchArticles(ctx, { ...query, language: query.language ?? languageOfActor(ctx.actor) })
  },
  get: async (ctx, { params, query }) => {
    const article = await getArticle(ctx, params.id, query.live)
    await countView(ctx, params.id)
    return article
  },
  create: (ctx, { body }) => transact(ctx, (work) => addArticle(work, body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeArticle(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeArticle(work, params.id))
  },
  submit: (ctx, { params, body }) => transact(ctx, (work) => submitArticle(work, params.id, body)),
  giveBack: (ctx, { params, body }) => transact(ctx, (work) => giveBackArticle(work, params.id, body.note)),
  publish: (ctx, { params, body }) => transact(ctx, (work) => publishArticle(work, params.id, body.publishAt)),
  archive: (ctx, { params }) => transact(ctx, (work) => archiveArticle(work, params.id)),
  reopen: (ctx, { params }) => transact(ctx, (work) => reopenArticle(work, params.id)),
  confirm: (ctx, { params, body }) => transact(ctx, (work) => confirmArticle(work, params.id, body.reviewAt)),
  translate: (ctx, { params, body }) => transact(ctx, (work) => translateArticle(work, params.id, body.language)),
  versions: async (ctx, { params }) => ({ items: await listVersions(ctx, params.id) }),
  diff: (ctx, { params, query }) => diffVersions(ctx, params.id, params.version, query.from),
  restore: (ctx, { params }) => transact(ctx, (work) => restoreVersion(work, params.id, params.version)),
  history: (ctx, { params, query }) => listHistory(ctx, params.id, query),
  feedback: (ctx, { params }) => readFeedback(ctx, params.id),
  vote: async (ctx, { params, body }) => {
    await voteOn(ctx, params.id, body)
  },
  flag: async (ctx, { params, body }) => {
    await transact(ctx, (work) => flagArticle(work, params.id, body))
  },
  settleFlag: async (ctx, { params }) => {
    await transact(ctx, (work) => settleFlag(work, params.id, params.flagId))
  },
  import: async (ctx, { query }) => ({ items: await importArticles(ctx, unzip(await readUpload(ctx)), query) }),
  export: async (ctx) => {
    ctx.reply
      .header('content-type', 'application/zip')
      .header('content-disposition', 'attachment; filename="articles.zip"')
    await ctx.reply.send(exportArticles(ctx))
    return undefined
  },
  file: (ctx, { params }) => sendArticleFile(ctx, params.id),
}

export const knowledgeHandlers: Handlers<typeof knowledge> = {
  settings: (ctx) => readKnowledgeSettings(ctx.db),
  updateSettings: (ctx, { body }) => transact(ctx, (work) => changeKnowledgeSettings(work, body)),
  synonyms: async (ctx) => ({ groups: await readSynonyms(ctx.db) }),
  replaceSynonyms: async (ctx, { body }) => ({
    groups: await transact(ctx, (work) => replaceSynonyms(work, body.groups)),
  }),
  pins: async (ctx) => ({ items: await listPins(ctx) }),
  addPin: (ctx, { body }) => transact(ctx, (work) => addPin(work, body)),
  removePin: async (ctx, { params }) => {
    await transact(ctx, (work) => removePin(work, params.id))
  },
  gaps: async (ctx, { query }) => ({ items: await listGaps(ctx.db, query) }),
  settleGap: async (ctx, { body }) => {
    await settleGap(ctx, body.words)
  },
}

export const ticketArticleHandlers: Handlers<typeof ticketArticles> = {
  list: async (ctx, { params }) => ({ items: await listOfTicket(ctx, params.number) }),
  suggest: async (ctx, { params }) => ({ items: await suggestForTicket(ctx, params.number) }),
  link: async (ctx, { params, body }) => {
    await transact(ctx, (work) => linkToTicket(work, params.number, body))
    return { items: await listOfTicket(ctx, params.number) }
  },
  propose: (ctx, { params, query }) => proposeArticle(ctx, params.number, query.language),
  write: (ctx, { params, body }) => writeFromTicket(ctx, params.number, body),
  unlink: async (ctx, { params }) => {
    await transact(ctx, (work) => unlinkFromTicket(work, params.number, params.id))
  },
}

const largestArchive = 50 * 1024 * 1024

/** The one file of a multipart body. */
async function readUpload(ctx: HttpCtx): Promise<Buffer> {
  if (!ctx.request.isMultipart())
    throw new AppError('unsupported_media_type', 'Send the archive as multipart/form-data')
  const part = await ctx.request.file({ limits: { files: 1, fileSize: largestArchive } })
  if (part === undefined) throw invalidField('file', 'required', 'Send an archive, in the field `file`')
  const content = await part.toBuffer().catch(() => undefined)
  if (content === undefined || part.file.truncated) throw new AppError('too_large', 'An archive has at most 50 MB')
  return content
}

function languageOfActor(actor: Actor): Language {
  return actor.kind === 'person' ? actor.language : 'es'
}
