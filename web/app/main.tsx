import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '#web/lib/i18n.ts'
import { App } from './app.tsx'
import { catalogues } from './messages.ts'
import { reloadWhenOutdated } from './reload-when-outdated.ts'
import { startWorker } from './start-worker.ts'

const root = document.getElementById('root')
if (!root) throw new Error('desk.html has no #root')

reloadWhenOutdated()
startWorker()
await startI18n(catalogues)
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
