#!/usr/bin/env node
// Starts the program from the package of this platform, with the same input, output, environment and exit status.
"use strict";

const { spawn } = require("node:child_process");
const { constants } = require("node:os");
const { optionalDependencies } = require("../package.json");

/** What the program itself says when it cannot run. */
const COULD_NOT_RUN = 2;

/** Signals that one process may get alone, and would then leave the program behind. */
const PASSED_ON = ["SIGINT", "SIGTERM", "SIGHUP"];

const program = locate();
if (program) run(program);

/** The path of the program; says why there is none. */
function locate() {
  const platform = `${process.platform}-${process.arch}`;
  const name = `@mcp-config-linter/${platform}`;
  const file = process.platform === "win32" ? "mcp-lint.exe" : "mcp-lint";
  try {
    return require.resolve(`${name}/bin/${file}`);
  } catch {
    fail(name in optionalDependencies ? notInstalled(name) : unknownTo(platform));
  }
}

function notInstalled(name) {
  return (
    `${name} is not installed. It is an optional dependency: install again without \`--omit=optional\` ` +
    "(or `--no-optional`), on the system where it is to run"
  );
}

function unknownTo(platform) {
  const known = Object.keys(optionalDependencies).map((name) => name.split("/")[1]);
  return `there is no program for ${platform}, only for ${known.join(", ")}; with Rust, \`cargo install mcp-lint\` builds one`;
}

function run(program) {
  // Before the program can say that it is there: a signal must not find nobody who passes it on.
  for (const signal of PASSED_ON) process.on(signal, () => child.kill(signal));
  const child = spawn(program, process.argv.slice(2), { stdio: "inherit" });
  child.on("error", (error) => fail(`${program} cannot be started: ${error.message}`));
  child.on("exit", (status, signal) => {
    if (!signal) return process.exit(status);
    // Whoever waits for this process shall see what ended the program.
    process.removeAllListeners(signal);
    process.exitCode = 128 + constants.signals[signal];
    process.kill(process.pid, signal);
  });
}

function fail(why) {
  console.error(`mcp-lint: ${why}`);
  process.exitCode = COULD_NOT_RUN;
}
