/** A piece of a message's text. All of them together are the text, nothing added or lost. */
export type Token =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string; readonly host: string }
  | { readonly kind: "code"; readonly text: string; readonly isBlock: boolean }
  | { readonly kind: "chip"; readonly text: string; readonly label: string };
