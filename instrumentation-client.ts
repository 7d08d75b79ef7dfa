// Zod compiles its object parsers by `new Function` unless told not to, and finds out whether it may by trying: the pages' policy
// refuses that and reports a violation. Told here, because this runs before any module of a page builds a schema; and through the
// place where all copies of Zod keep their settings, because importing one would bring 36 KB to every page.
Reflect.set(globalThis, "__zod_globalConfig", { jitless: true });
