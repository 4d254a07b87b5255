/** planer ships no types; this is the one function that is used. */
declare module 'planer' {
  export function extractFrom(body: string, contentType: 'text/plain'): string
}
