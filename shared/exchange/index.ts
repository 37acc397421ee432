export { readBoardJson, writeBoardJson, type ReadBoard } from './boardJson.ts'
export { splitGroupName, splitProject, type SplitProject } from './marks.ts'
export { draftProgramme, programmeSchema, type Programme } from './programme.ts'
export { emptyBoard, verdictStatuses, workProgrammeTemplate, type TemplateLanguage } from './templates.ts'
