#!/bin/sh
# Makes the libraries of the explorer's page anew, at the versions that web/explorer/vendor/package.json names, with
# the list of their licences. What it makes is committed; only a change of versions needs it, with Node.js and npm.
set -eu
cd "$(dirname "$0")/../web/explorer/vendor"
npm ci --ignore-scripts --no-audit --no-fund
node build.mjs
