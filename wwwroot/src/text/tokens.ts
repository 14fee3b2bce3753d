/** A piece of a message's text. All of them together are the text, nothing added or lost. */
export type Token =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "link";
      readonly text: string;
      readonly href: string;
      /** Where it leads, as a browser reads it. */
      readonly host: string;
      /** Whether the text says so, too. */
      readonly isPlain: boolean;
    }
  | { readonly kind: "code"; readonly text: string; readonly isBlock: boolean }
  | { readonly kind: "chip"; readonly text: string; readonly label: string };
