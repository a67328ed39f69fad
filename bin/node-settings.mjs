/**
 * How the server's Node is run (decision 0024). V8's young generation is 8 MB instead of growing to 48; what has grown old is
 * cleared once it has grown by 40 % since the last time, not when it has doubled; glibc keeps two arenas instead of one a
 * core pair. Requests live shortly, and little of what they leave is worth keeping.
 */
export const flags = ["--max-semi-space-size=8", "--heap-growing-percent=40"];
export const environment = { MALLOC_ARENA_MAX: "2" };
