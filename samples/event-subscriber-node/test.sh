#!/usr/bin/env bash
# Runs the sample against a platform: PARTY_URL=http://localhost:8080 PARTY_RUN_JSON=.local/run.json samples/event-subscriber-node/test.sh
set -euo pipefail
[[ -z ${PARTY_RUN_JSON-} ]] || PARTY_RUN_JSON=$(realpath "$PARTY_RUN_JSON")
cd "$(dirname "${BASH_SOURCE[0]}")"
if [[ -z ${PARTY_URL-} || -z ${PARTY_RUN_JSON-} ]]; then
  echo "跳过：PARTY_URL 没有指向运行中的平台。/ Skipped: PARTY_URL names no running platform."
  exit 0
fi
export PARTY_URL=${PARTY_URL%/} PARTY_RUN_JSON
[[ -d node_modules/@asyncapi/parser ]] || npm ci --ignore-scripts --silent
exec node --test --test-reporter=tap platform.test.mjs
