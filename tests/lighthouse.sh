#!/usr/bin/env bash
# Lighthouse (from npm, with the Chromium at hand) on five pages of a server of our own; fails below 98 but for the SEO of results, which
# are noindex on purpose. Needs node 22 or newer. Run by `tests/run --full`; the figures go into search_web/README.md by hand.
set -euo pipefail
cd "$(dirname "$0")/.."
version=13
port=8098
folder=$(mktemp -d)
.venv/bin/worrystone-web --port "$port" --index "$folder/index" >"$folder/server.log" 2>&1 &
server=$!
trap 'kill "$server"; rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" "lighthouse@$version"
for _ in $(seq 60); do
  curl -sf "http://127.0.0.1:$port/readyz" >/dev/null && break
  sleep 1
done

weak=0
for page in "home /" "results /search?q=panic+in+class" "resource /r/box-breathing" "breathing /calm/breathing" "help /help-now"; do
  name=${page%% *}
  CHROME_PATH="${CHROMIUM:-/usr/bin/chromium}" node "$folder/node_modules/lighthouse/cli/index.js" "http://127.0.0.1:$port${page#* }" --quiet \
    --output=json --output-path="$folder/$name.json" --chrome-flags="--headless=new --no-sandbox --disable-gpu"
  node -e '
    const [name, path] = process.argv.slice(1), report = JSON.parse(require("fs").readFileSync(path));
    const scores = Object.values(report.categories).map((one) => [one.id, Math.round(one.score * 100)]);
    console.log(name, ...scores.map((pair) => pair.join(" ")), "LCP", Math.round(report.audits["largest-contentful-paint"].numericValue));
    if (scores.some(([id, score]) => score < 98 && !(name === "results" && id === "seo"))) process.exit(1);
  ' "$name" "$folder/$name.json" || weak=1
done
exit "$weak"
