import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { contract } from './contract/index.ts'
import type { Operations } from './contract/operation.ts'

/** The desk lives below `/desk`, the portal everywhere else, as on the server. */
const pages: Plugin = {
  name: 'pages',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const path = request.url?.split('?')[0] ?? '/'
      const isPage = request.headers.accept?.includes('text/html') === true && !path.startsWith('/api/')
      if (isPage) request.url = /^\/desk(\/|$)/.test(path) ? '/desk.html' : '/portal.html'
      next()
    })
  },
}

/**
 * The client knows operations by method, path and status alone: the schemas of the whole contract would be a third of
 * the first page, and are checked where requests arrive.
 */
const operations: Plugin = {
  name: 'operations',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === '#contract/index.ts' && importer?.endsWith('/web/lib/api.ts') ? operationsId : undefined,
  load: (id) => (id === operationsId ? `export const contract = ${JSON.stringify(told(contract))}` : undefined),
}

const operationsId = '\0operations'

function told(all: Record<string, Operations>) {
  return Object.fromEntries(
    Object.entries(all).map(([feature, of]) => [
      feature,
      Object.fromEntries(
        Object.entries(of).map(([name, { method, path, status }]) => [name, { method, path, status }]),
      ),
    ]),
  )
}

export default defineConfig({
  root: 'web',
  appType: 'mpa',
  plugins: [react(), pages, operations],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // light-dark() must reach the browser as written: Mantine sets color-scheme through a variable that Lightning CSS cannot see.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      // Who wants one thing of a room does not want all that the room shows to others.
      treeshake: { moduleSideEffects: (id) => !/\/web\/.*\/index\.ts$/.test(id) },
      output: {
        codeSplitting: {
          groups: [
            // Changes only when React does.
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 4 },
            // Left to itself it makes a hundred small files, each with its own headers and packed by itself.
            { name: 'first', tags: ['$initial'], priority: 3 },
            // The next thing that everybody sees, with all that it is made of.
            { name: 'ticket', test: /\/web\/tickets\/index\.ts$/, priority: 2 },
            // What the other pages share: their parts of the kit, and our own.
            { name: 'kit', test: /\/node_modules\/@(mantine|tabler|floating-ui)\//, minShareCount: 2, priority: 1 },
            { name: 'shared', test: /\/(web\/(ui|lib)|contract)\//, minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  // The host stays as the browser said it: the API refuses writes that come from elsewhere.
  server: { proxy: { '/api': { target: 'http://127.0.0.1:3000', changeOrigin: false } } },
})
