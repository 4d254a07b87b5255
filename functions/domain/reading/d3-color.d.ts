/** d3-color ships no types; this is the one function that is used. */
declare module 'd3-color' {
  export function color(text: string): {
    rgb(): { readonly r: number; readonly g: number; readonly b: number; readonly opacity: number }
  } | null
}
