// A built site on loopback, as a decent server would serve it: compressed, typed, and under the handbook's policy.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
};
const COMPRESSED = new Set([".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"]);
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

async function found(folder, path) {
  const name = path.endsWith("/") ? `${path}index.html` : path;
  try {
    return { status: 200, name, body: await readFile(join(folder, normalize(`/${name}`))) };
  } catch {
    return { status: 404, name: "404.html", body: await readFile(join(folder, "404.html")) };
  }
}

export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
    const { status, name, body } = await found(folder, path);
    const kind = extname(name);
    const packed = COMPRESSED.has(kind);
    response.writeHead(status, {
      "Content-Type": TYPES[kind] ?? "application/octet-stream",
      "Content-Security-Policy": POLICY,
      "Cache-Control": "public, max-age=3600",
      ...(packed ? { "Content-Encoding": "gzip" } : {}),
    });
    response.end(packed ? gzipSync(body, { level: 9 }) : body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
