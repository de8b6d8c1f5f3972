// Starts `briefing lsp` for the folder that is open. Everything an editor is told is worked out by that program.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

/** The client, while there is one. */
let client;

/** The program to start: what the settings name, the one in `.venv` of the folder, or the one on the PATH. */
function program(folder) {
  const named = vscode.workspace.getConfiguration("briefingRoom").get("command");
  if (named) return named;
  const own = process.platform === "win32" ? ["Scripts", "briefing.exe"] : ["bin", "briefing"];
  const inVenv = path.join(folder, ".venv", ...own);
  return fs.existsSync(inVenv) ? inVenv : "briefing";
}

/** Start the server in the first folder that is open. */
async function start() {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (!folder) return;
  const server = { command: program(folder), args: ["lsp"], options: { cwd: folder } };
  const desks = [
    { scheme: "file", pattern: "**/*.yml" },
    { scheme: "file", pattern: "**/sources/*/article.md" },
  ];
  client = new LanguageClient("briefingRoom", "Briefing Room", server, {
    documentSelector: desks,
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/{*.yml,article.md,original.*,reading.txt}") },
  });
  try {
    await client.start();
  } catch (error) {
    const cure = "Install it with: pip install 'briefing-room[lsp]', or name it in the setting briefingRoom.command.";
    vscode.window.showErrorMessage(`Briefing Room: ${server.command} lsp did not start. ${cure} (${error.message ?? error})`);
  }
}

/** What VS Code calls when a desk is opened. */
async function activate(context) {
  const again = vscode.commands.registerCommand("briefingRoom.restart", async () => {
    await deactivate();
    await start();
  });
  context.subscriptions.push(again);
  await start();
}

/** What VS Code calls when it is left. */
async function deactivate() {
  const running = client;
  client = undefined;
  await running?.stop();
}

module.exports = { activate, deactivate };
