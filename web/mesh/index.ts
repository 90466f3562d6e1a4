export { DeviceMesh } from './device-mesh.tsx'
export { MeshSection } from './mesh-section.tsx'
export { type MeshChange, meshChangeIn, useMeshSentence } from './use-mesh-sentence.ts'
