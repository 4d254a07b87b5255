/** asl-validator ships no types; this is the one function that is used. It fills in defaults in what it is given. */
declare module 'asl-validator' {
  export default function validate(definition: unknown): {
    readonly isValid: boolean
    readonly errorsText: (separator: string) => string
  }
}
