import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { unhelpfulReasons } from '#contract/article.ts'
import { type Language, languages } from '#contract/common.ts'
import { slug } from '#contract/knowledge.ts'
import { readLogo, readSettings } from '../desk/index.ts'
import { isAgent } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import {
  countView,
  findBySlug,
  getArticle,
  listCategories,
  listInCategory,
  listMostRead,
  listPublicPlaces,
  searchArticles,
  voteOn,
} from '../knowledge/index.ts'
import type { Authenticate } from '../platform/http.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { fillArticle } from './fill.ts'
import { documentOf, type Frame, type Page } from './page.ts'
import { articlePage, categoryPage, homePage, missingPage, searchPage } from './pages.ts'
import { styleOf } from './style.ts'
import { helpWords } from './words.ts'

const place = z.object({ language: z.enum(languages), slug: slug.optional() })
const searchQuery = z.object({ q: z.string().max(500).catch('') })
const votedQuery = z.object({ voted: z.enum(['yes', 'again']).optional().catch(undefined) })
const voteForm = z.object({
  isHelpful: z.enum(['yes', 'no']).transform((word) => word === 'yes'),
  reason: z.enum(unhelpfulReasons).nullable().catch(null),
  comment: z.string().trim().max(2000).catch(''),
})
const longestForm = 16 * 1024

/** Nothing runs in these pages, nothing is framed, and everything comes from this server. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * The help centre: pages for readers, whole without a script, and what search engines ask for. `letters` is where the
 * portal's letters lie, so that both look the same.
 */
export async function serveHelp(app: FastifyInstance, authenticate: Authenticate, letters?: string): Promise<void> {
  await app.register((help, _options, done) => {
    // The desk's own reader of forms answers programs and throws their words away; here they are read.
    help.removeContentTypeParser('application/x-www-form-urlencoded')
    help.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: longestForm },
      (_request, body, parsed) => parsed(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    // Readers are given no cookie: nothing here has to know them again.
    help.addHook('onSend', async (request, reply) => {
      if (request.headers.cookie === undefined) reply.removeHeader('set-cookie')
    })
    const enter = async (request: FastifyRequest, reply: FastifyReply): Promise<Visit> => {
      const ctx = await authenticate(request, reply)
      return { ctx, reply, frame: await frameOf(ctx, request, letters) }
    }
    help.get('/help', async (request, reply) => {
      const { frame } = await enter(request, reply)
      return reply.header('vary', 'accept-language').redirect(`/help/${frame.language}`, 302)
    })
    help.get('/help/:language', async (request, reply) => showHome(await enter(request, reply), request))
    help.get('/help/:language/search', async (request, reply) => showSearch(await enter(request, reply), request))
    help.get('/help/:language/c/:slug', async (request, reply) => showCategory(await enter(request, reply), request))
    help.get('/help/:language/:slug', async (request, reply) => showArticle(await enter(request, reply), request))
    help.post('/help/:language/:slug/vote', async (request, reply) => takeVote(await enter(request, reply), request))
    help.get('/help/:file(^style-[0-9a-f]+\\.css$)', async (request, reply) =>
      sendStyle(await enter(request, reply), letters),
    )
    help.get('/sitemap.xml', async (request, reply) => sendSitemap(await enter(request, reply)))
    help.get('/robots.txt', async (request, reply) => sendRobots(await enter(request, reply)))
    done()
  })
}

interface Visit {
  ctx: Ctx
  reply: FastifyReply
  frame: Frame
}

async function showHome(visit: Visit, request: FastifyRequest) {
  if (!place.safeParse(request.params).success) return send(visit, missingPage(visit.frame), 404)
  const { ctx, frame } = visit
  const [categories, popular] = await Promise.all([
    listCategories(ctx.db, ctx.actor),
    listMostRead(ctx, frame.language, 8),
  ])
  return send(visit, homePage(frame, categories, popular))
}

async function showSearch(visit: Visit, request: FastifyRequest) {
  const { ctx, frame } = visit
  const q = searchQuery.parse(request.query).q.replaceAll('\u0000', '').toWellFormed().trim().slice(0, 200)
  if (q === '') return send(visit, searchPage(frame, q, [], null))
  await limitRate(ctx, { key: `article-search:${ctx.ip}`, max: 240, seconds: 60 })
  const { items, correctedTo } = await searchArticles(ctx, { q, language: frame.language, limit: 20 })
  return send(visit, searchPage(frame, q, items, correctedTo))
}

async function showCategory(visit: Visit, request: FastifyRequest) {
  const { ctx, frame } = visit
  const wanted = place.safeParse(request.params).data
  const categories = await listCategories(ctx.db, ctx.actor)
  const category = categories.find((one) => one.slug === wanted?.slug)
  if (category === undefined) return send(visit, missingPage(frame), 404)
  const articles = await listInCategory(ctx, category.id, frame.language)
  return send(visit, categoryPage(frame, category, categories, articles))
}

async function showArticle(visit: Visit, request: FastifyRequest) {
  const { ctx, frame, reply } = visit
  const wanted = place.safeParse(request.params).data
  const found = wanted?.slug === undefined ? undefined : await findBySlug(ctx, wanted.language, wanted.slug)
  if (found === undefined) return send(visit, missingPage(frame), 404)
  if (found.slug !== wanted?.slug) return reply.redirect(`/help/${frame.language}/${found.slug}`, 301)
  const { voted } = votedQuery.parse(request.query)
  const [article, categories] = await Promise.all([getArticle(ctx, found.id, true), listCategories(ctx.db, ctx.actor)])
  if (voted === undefined) await countView(ctx, found.id)
  const filled = { ...article, bodyHtml: await fillArticle(ctx, article.bodyHtml) }
  return send(visit, articlePage(frame, filled, categories, voted))
}

/** The answer of a form: back to the page, so that loading it again says nothing twice. */
async function takeVote(visit: Visit, request: FastifyRequest) {
  const { ctx, frame, reply } = visit
  const wanted = place.safeParse(request.params).data
  const found = wanted?.slug === undefined ? undefined : await findBySlug(ctx, wanted.language, wanted.slug)
  const vote = voteForm.safeParse(request.body)
  if (found === undefined || !vote.success) return send(visit, missingPage(frame), 404)
  const voted = await voteOn(ctx, found.id, vote.data).then(
    () => 'yes',
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'too_many_requests') return 'again'
      throw error
    },
  )
  return reply.redirect(`/help/${frame.language}/${found.slug}?voted=${voted}#helped`, 303)
}

async function sendStyle({ ctx, reply }: Visit, letters: string | undefined) {
  const { css } = styleOf(await readSettings(ctx.db), letters)
  return reply
    .header('content-type', 'text/css; charset=utf-8')
    .header('cache-control', 'public, max-age=31536000, immutable')
    .send(css)
}

/** What everybody reads, whoever asks. */
async function sendSitemap({ ctx, reply }: Visit) {
  const { portalUrl } = ctx.services
  const places = await listPublicPlaces(ctx.db)
  const homes = [...new Set(places.map(({ path }) => path.split('/').slice(0, 3).join('/')))]
  const urls = [
    ...homes.map((path) => `<url><loc>${portalUrl}${path}</loc></url>`),
    ...places.map(({ path, updatedAt }) => `<url><loc>${portalUrl}${path}</loc><lastmod>${updatedAt}</lastmod></url>`),
  ]
  return reply
    .header('content-type', 'application/xml; charset=utf-8')
    .send(
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
    )
}

async function sendRobots({ ctx, reply }: Visit) {
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /desk/',
    'Disallow: /requests',
    'Disallow: /help/*/search',
  ]
  return reply
    .header('content-type', 'text/plain; charset=utf-8')
    .send(`${lines.join('\n')}\n\nSitemap: ${ctx.services.portalUrl}/sitemap.xml\n`)
}

function send({ reply, frame }: Visit, page: Page, status = 200) {
  return reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('cache-control', frame.reader !== 'stranger' ? 'private, no-cache' : 'no-cache')
    .send(documentOf(frame, page))
}

async function frameOf(ctx: Ctx, request: FastifyRequest, letters: string | undefined): Promise<Frame> {
  const settings = await readSettings(ctx.db)
  const language = place.safeParse(request.params).data?.language ?? preferredLanguage(request, settings.language)
  const style = styleOf(settings, letters)
  return {
    desk: settings.name,
    logo: await readLogo(ctx.db),
    footerLinks: settings.footerLinks,
    publicUrl: ctx.services.portalUrl,
    deskUrl: ctx.services.publicUrl,
    timeZone: settings.timeZone,
    language,
    words: helpWords[language],
    styleVersion: style.version,
    letters: style.letters,
    reader: readerOf(ctx.actor),
  }
}

function readerOf(actor: Ctx['actor']): Frame['reader'] {
  if (isAgent(actor)) return 'agent'
  return actor.kind === 'person' && actor.guestTicketId === undefined ? 'requester' : 'stranger'
}

/** The first language of the browser that there are pages in, else the desk's. */
function preferredLanguage(request: FastifyRequest, otherwise: Language): Language {
  const wanted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((one) => one.trim().slice(0, 2).toLowerCase())
  const word = wanted.find((one) => languages.some((known) => known === one))
  return languages.find((one) => one === word) ?? otherwise
}
