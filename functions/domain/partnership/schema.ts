/** The words of a partnership in one place, for those who only need its types. */
export * from './role.ts'
export * from './protocol.ts'
export * from './directory.ts'
export * from './partnership.ts'
