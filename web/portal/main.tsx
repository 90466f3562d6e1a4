import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '#web/lib/i18n.ts'
import { PortalApp } from './app.tsx'
import { catalogues } from './messages.ts'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no place for the portal')

await startI18n(catalogues)
createRoot(root).render(
  <StrictMode>
    <PortalApp />
  </StrictMode>,
)
