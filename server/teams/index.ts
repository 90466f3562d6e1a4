export { addTeam, type TeamDraft } from './commands.ts'
export { listTeams } from './queries.ts'
export { teamHandlers } from './routes.ts'
