import { z } from "zod";

// Zod compiles its object parsers by `new Function` unless told not to, and finds out whether it may by trying: the pages' policy
// refuses that and reports a violation. Here, because this runs before any module of a page builds a schema.
z.config({ jitless: true });
