/** A whole instance as a person starts it: the command line in a process of its own, over HTTP. For journeys and benchmarks. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { installed } from "#base/config.ts";
import { environment, flags } from "../bin/node-settings.mjs";

export interface Instance {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
  /** Ends the Node process at once, without a word. */
  kill(): Promise<void>;
}

export interface InstanceOptions {
  /** Folder of the instance; started again on the same folder it is the same instance. */
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
}

const START_MS = 120_000;

function addressIn(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(
      () => reject(new Error(`The instance did not start in time:\n${said}`)),
      START_MS,
    );
    const listen = (chunk: Buffer): void => {
      said += String(chunk);
      const found = /^Tổ Ấm: (\S+)/m.exec(said)?.[1];
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`The instance ended with ${code}:\n${said}`));
    });
  });
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill(signal);
  await exit;
}

/** A port that is free now. Port 0 would do, but passkeys are bound to the address that the instance knew at its start. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Starts an instance on a free port and waits until it serves. */
export async function startInstance({ dataDir, env = {} }: InstanceOptions): Promise<Instance> {
  const port = String(await freePort());
  const child = spawn(process.execPath, [...flags, installed("src/apps/cli/main.ts"), "start"], {
    env: { ...environment, ...process.env, NODE_ENV: "production", TOAM_DATA: dataDir, PORT: port, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const url = await addressIn(child);
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid ?? 0,
    stop: () => ended(child, "SIGINT"),
    kill: () => ended(child, "SIGKILL"),
  };
}

/** Signs in over HTTP and returns the cookie header. */
export async function signInOver(
  instance: Pick<Instance, "url">,
  userName: string,
  password: string,
): Promise<string> {
  const answer = await fetch(`${instance.url}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: instance.url },
    body: JSON.stringify({ username: userName, password }),
  });
  if (!answer.ok)
    throw new Error(`Signing in as ${userName} was refused: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
