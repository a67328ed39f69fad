/** Nobody signed in: the sign-in. Somebody: the frame with the screens that their role has. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState, type ReactNode } from "react";
import { OfflineBar } from "#base/ui/boundary.tsx";
import { setLanguage } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { ProblemError } from "#base/ui/request.ts";
import { ViewerContext } from "#base/ui/viewer.ts";
import frame from "./frame/frame.module.css";
import { meQuery, viewerOf, type Me } from "./me.ts";
import { SignIn } from "./pages/sign-in.tsx";
import { MeContext } from "./signed-in.ts";
import { makeRouter } from "./router.tsx";

const FirstThings = lazy(() => import("./pages/first-things.tsx"));

/** The whole application. */
export function App(): ReactNode {
  const client = useQueryClient();
  const { data: me, error, refetch } = useQuery({ ...meQuery, retry: false });
  const [wasIn, setWasIn] = useState(false);
  if (me && !wasIn) setWasIn(true);

  const signedOut = me === null || (error instanceof ProblemError && error.kind === "not-signed-in");
  // Until these are done the server lets nothing else through; the address stays, so they go on to where they wanted.
  if (me && me.needs.length > 0)
    return (
      <Suspense>
        <FirstThings me={me} />
      </Suspense>
    );
  if (me) return <SignedIn me={me} />;
  if (signedOut)
    return (
      <SignIn
        ended={wasIn}
        onSignedIn={async () => {
          client.removeQueries({ predicate: (query) => query.queryKey[0] !== "me" });
          const { data } = await refetch();
          if (data && !localStorage.getItem("to-am.language")) setLanguage(data.person.language);
        }}
      />
    );
  if (error)
    return (
      <main className={frame.alone}>
        <ProblemNote error={error} again={() => void refetch()} />
      </main>
    );
  return null;
}

function SignedIn({ me }: { me: Me }): ReactNode {
  // Parts that came back unchanged are the same objects: the router stays, and with it what is typed and scrolled to.
  const { person, verbs, year } = me;
  const viewer = useMemo(() => viewerOf({ person, verbs, year }), [person, verbs, year]);
  const router = useMemo(() => makeRouter(viewer), [viewer]);
  return (
    <MeContext.Provider value={me}>
      <ViewerContext.Provider value={viewer}>
        <OfflineBar />
        <RouterProvider router={router} />
      </ViewerContext.Provider>
    </MeContext.Provider>
  );
}
