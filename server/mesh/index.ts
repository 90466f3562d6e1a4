export { MeshHolder } from './following/holder.ts'
export { forgetMeshSessions } from './links/sessions.ts'
export { meshHandlers } from './routes.ts'
