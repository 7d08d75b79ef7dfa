/**
 * The gate of a sekisho (冠木門): two posts that rise past one straight lintel. Not a torii, which has a second beam and a curved
 * top. Takes the colour of the text.
 */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg aria-hidden="true" focusable="false" viewBox="0 0 32 32" className={className} fill="currentColor">
      <path d="M1.5 9.4 30.4 8.9l.3 3.9L1.3 13.3z" />
      <path d="M6.7 3.2h3.5l.4 25.9H6.4zM21.8 3h3.5l.4 26.1h-4.3z" />
    </svg>
  );
}
