/** The instance key of every test: roles' passwords are derived from it. A secret of nothing. */
export const TEST_KEY = "a key for tests only";
