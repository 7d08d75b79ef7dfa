"use client";

import "./globals.css";

/** The layout itself failed: no language and no theme is known here, so it says it in both languages. */
export default function GlobalError({ reset }: { readonly reset: () => void }) {
  return (
    <html lang="ja">
      <body>
        <main className="mx-auto grid max-w-lg gap-3 px-6 py-16">
          <h1 className="font-semibold text-xl">表示できませんでした</h1>
          <p>サーバーまたはデータベースが応答していません。少し待ってから再試行してください。</p>
          <p lang="en">
            This could not be shown: the server or its database does not answer. Wait a moment and try again.
          </p>
          <p>
            <button type="button" onClick={reset} className="rounded-seal border border-edge bg-sheet px-4 py-2">
              再試行 / Try again
            </button>
          </p>
        </main>
      </body>
    </html>
  );
}
