import scalar from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'
import { contract } from '#contract/index.ts'
import { sentEventSummaries, webhookPayload } from '#contract/webhooks.ts'
import { apiPrefix } from '../platform/http.ts'
import { openApiOf } from '../platform/openapi.ts'

const assets = '/api/reference'
const configuration = {
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
}
// The plugin's own page needs an inline script, which our policy forbids; this one needs none and loads nothing from elsewhere.
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mesa API</title></head><body><script id="api-reference" data-url="${apiPrefix}/openapi.json" data-configuration='${JSON.stringify(configuration)}'></script><script src="${assets}/js/scalar.js"></script></body></html>`

const sent = { payload: webhookPayload, summaries: sentEventSummaries }

/** `/api/v1/openapi.json`, and `/api/docs` for people. */
export async function serveDocs(app: FastifyInstance): Promise<void> {
  // A third of a second's work that few starts ever need.
  let document: string | undefined
  app.get(`${apiPrefix}/openapi.json`, async (_request, reply) => {
    document ??= JSON.stringify(openApiOf(contract, '1', sent))
    return reply.type('application/json').send(document)
  })
  await app.register(scalar, { routePrefix: assets, configuration: { url: `${apiPrefix}/openapi.json` } })
  app.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
}
