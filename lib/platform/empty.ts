// Stands in for `server-only` outside Next (bundles, tests): that package throws wherever Next's bundler is absent.
export {};
