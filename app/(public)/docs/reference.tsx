"use client";

import { useEffect, useRef, useState } from "react";
import type { Locale } from "@/lib/shared/vocabulary";

const SCRIPT = "/vendor/swagger-ui/swagger-ui-bundle.js";
const STYLE = "/vendor/swagger-ui/swagger-ui.css";

type SwaggerUi = { readonly preauthorizeApiKey: (scheme: string, key: string) => void };
/** Of the document itself, and of everything that is tried out. */
type Answer = { readonly url: string; readonly ok: boolean };
type SwaggerUiOptions = {
  readonly domNode: HTMLElement;
  readonly url: string;
  readonly onComplete: () => void;
  readonly responseInterceptor: (response: Answer) => Answer;
  readonly deepLinking: boolean;
  readonly docExpansion: "list" | "none";
  readonly defaultModelsExpandDepth: number;
  readonly defaultModelExpandDepth: number;
  readonly displayRequestDuration: boolean;
  readonly persistAuthorization: boolean;
  readonly tryItOutEnabled: boolean;
  readonly validatorUrl: null;
};
declare global {
  interface Window {
    SwaggerUIBundle?: (options: SwaggerUiOptions) => SwaggerUi;
  }
}

/** Swagger UI, from our own files. The key, if any, lives in this page alone and is gone with it. */
export function Reference({
  locale,
  source,
  apiKey,
  loading,
  failed,
}: {
  readonly locale: Locale;
  readonly source: string;
  readonly apiKey: string | null;
  readonly loading: string;
  readonly failed: string;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"loading" | "shown" | "failed">("loading");

  useEffect(() => {
    const node = place.current;
    if (!node) return;
    let gone = false;
    loadScript(SCRIPT)
      .then(() => {
        if (gone || !window.SwaggerUIBundle) return;
        const ui = window.SwaggerUIBundle({
          domNode: node,
          url: source,
          deepLinking: true,
          docExpansion: "list",
          defaultModelsExpandDepth: 0,
          defaultModelExpandDepth: 2,
          displayRequestDuration: true,
          persistAuthorization: false,
          tryItOutEnabled: true,
          validatorUrl: null,
          responseInterceptor: (response) => {
            if (!gone && !response.ok && response.url.endsWith(source)) setState("failed");
            return response;
          },
          onComplete: () => {
            if (apiKey) ui.preauthorizeApiKey("apiKey", apiKey);
            if (!gone) setState("shown");
          },
        });
      })
      .catch(() => {
        if (!gone) setState("failed");
      });
    return () => {
      gone = true;
    };
  }, [source, apiKey]);

  return (
    <>
      <link rel="stylesheet" href={STYLE} precedence="default" />
      <p role="status" className="text-ink-3 text-sm">
        {state === "loading" ? loading : null}
        {state === "failed" ? failed : null}
      </p>
      <div ref={place} id="reference" lang={locale} />
    </>
  );
}

let loaded: Promise<void> | null = null;

/** Once a page, however often the reference is opened. */
function loadScript(address: string): Promise<void> {
  loaded ??= new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => {
      loaded = null;
      script.remove();
      reject(new Error("not loaded"));
    };
    document.head.append(script);
  });
  return loaded;
}
