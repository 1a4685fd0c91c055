#!/usr/bin/env bash
# Runs the sample against a platform: PARTY_URL=http://localhost:8080 PARTY_RUN_JSON=.local/run.json samples/mobile-client/test.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
if [[ -z ${PARTY_URL-} ]]; then
  echo "跳过：PARTY_URL 没有指向运行中的平台。/ Skipped: PARTY_URL names no running platform."
  exit 0
fi
export PARTY_URL=${PARTY_URL%/}
exec node --test --test-reporter=tap client.test.mjs
