# Sourced by ./run and ./test: small helpers, and the installation of what is missing.

# No build server may outlive the script that started it.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*"; }

fail() {  # fail PART ZH EN [LOG]
  printf '✗ %s\n  %s\n  %s\n' "$1" "$2" "$3" >&2
  [[ -z ${4-} ]] || printf '  日志 / log: %s\n' "$4" >&2
  exit 1
}

need_tools() {
  command -v dotnet >/dev/null || fail dotnet "没有找到 .NET 10 SDK。" "The .NET 10 SDK was not found."
  local version; version=$(dotnet --version 2>/dev/null || true)
  [[ $version == 10.* ]] || fail dotnet "需要 .NET 10 SDK，现在是 ${version:-未知}。" "The .NET 10 SDK is needed, this is ${version:-unknown}."
  command -v node >/dev/null && command -v npm >/dev/null || fail node "没有找到 Node.js 20。" "Node.js 20 was not found."
}

missing_packages() {  # prints those of its arguments that are not installed
  local package
  for package in "$@"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || printf '%s\n' "$package"
  done
}

# Installs Debian packages without starting or touching system-wide servers: the packages' start scripts are told
# not to (policy-rc.d), and PostgreSQL not to create its usual cluster. Both settings are put back, also on failure.
install_packages() {
  local missing; mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  local command="apt-get install -y --no-install-recommends ${missing[*]}" as_root=()
  command -v apt-get >/dev/null || fail packages "缺少 ${missing[*]}，这台机器没有 apt-get。" "Missing: ${missing[*]}; this machine has no apt-get."
  if ((EUID != 0)); then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || fail packages \
      "缺少软件包。请运行一次：sudo sh -c 'apt-get update && $command'" "Packages are missing. Run once: sudo sh -c 'apt-get update && $command'"
    as_root=(sudo -n)
  fi

  mkdir -p .local
  say "安装 / installing: ${missing[*]} …"
  "${as_root[@]}" bash -s -- "${missing[@]}" >.local/install.log 2>&1 <<'ROOT' || fail packages \
    "安装失败：$command" "Installing failed: $command" "$PWD/.local/install.log"
set -euo pipefail
policy=/usr/sbin/policy-rc.d
clusters=/etc/postgresql-common/createcluster.conf
kept=$(mktemp -d)
restore() {
  if [[ -e $kept/policy ]]; then cp -p "$kept/policy" "$policy"; else rm -f "$policy"; fi
  [[ ! -e $kept/clusters ]] || cp -p "$kept/clusters" "$clusters"
  rm -rf "$kept"
}
trap restore EXIT
trap 'exit 130' INT TERM HUP
[[ ! -e $policy ]] || cp -p "$policy" "$kept/policy"
printf '#!/bin/sh\nexit 101\n' >"$policy"
chmod 755 "$policy"
export DEBIAN_FRONTEND=noninteractive
get() { apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"; }

# This package brings the file with the setting and creates no cluster itself.
if [[ " $* " == *" postgresql "* ]]; then
  get postgresql-common || { apt-get -o DPkg::Lock::Timeout=300 update; get postgresql-common; }
  cp -p "$clusters" "$kept/clusters"
  printf '\ncreate_main_cluster = false\n' >>"$clusters"
fi
get "$@" || { apt-get -o DPkg::Lock::Timeout=300 update; get "$@"; }
ROOT
}

# As root the services run as a user that owns nothing.
need_service_user() {
  ((EUID != 0)) || id party-platform >/dev/null 2>&1 ||
    useradd --system --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin party-platform
}

# One hash of the contents of all files below the given folders, without what is built from them.
hash_of() {
  find "$@" -type d \( -name bin -o -name obj -o -name node_modules -o -name dist -o -name test-results -o -name TestResults \) -prune \
    -o -type f -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}

host=AppHost.Local/bin/Release/net10.0/AppHost.Local.dll

platform_sources() {
  printf '%s-%s\n' "$(hash_of AppHost AppHost.Local ServiceDefaults services gateway demo ./*.props global.json)" "$(dotnet --version)"
}

# Builds the services and the host that starts them if their sources have changed.
build_platform() {
  local sources log="$PWD/.local/build.log"
  sources=$(platform_sources)
  [[ -f $host && $(cat .local/build.hash 2>/dev/null) == "$sources" ]] && return 0
  say "编译 / building …"
  .ci/build AppHost.Local/AppHost.Local.csproj -c Release -v q -nologo >"$log" 2>&1 || {
    grep -E 'error' "$log" | sort -u | head -20 >&2 || true
    fail build "编译失败。" "The build failed." "$log"
  }
  printf '%s\n' "$sources" >.local/build.hash
}

# Builds the web client if its sources have changed; says nothing and does nothing where there is none yet.
build_web() {
  [[ -f web/package.json ]] && grep -q '"build"' web/package.json || return 0
  local sources packages log="$PWD/.local/web-build.log"
  sources=$(hash_of web) packages=$(hash_of web/package-lock.json)
  [[ -d web/dist && $(cat .local/web.hash 2>/dev/null) == "$sources" ]] && return 0
  say "编译网页 / building the web client …"
  install_web "$packages" "$log"
  (cd web && npm run build) >>"$log" 2>&1 || fail web "网页编译失败。" "Building the web client failed." "$log"
  printf '%s\n' "$sources" >.local/web.hash
}

install_web() {  # install_web HASH LOG
  [[ -d web/node_modules && $(cat .local/web-packages.hash 2>/dev/null) == "$1" ]] && return 0
  (cd web && npm ci --no-audit --no-fund) >"$2" 2>&1 || fail web "npm ci 失败。" "npm ci failed." "$2"
  printf '%s\n' "$1" >.local/web-packages.hash
}
